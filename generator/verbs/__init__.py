"""Floor 4, verbs: each turns nouns into nouns, and no verb knows another."""
