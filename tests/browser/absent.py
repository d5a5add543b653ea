"""Words that a site of tolls has no reason to hold, many of them like others that it holds: كلية is no form
of كل, "deer" none of Deir ez-Zor. A word whose plural is written as another word, as كتاب, is none.
"""

from __future__ import annotations

_ARABIC = """
برلمان موسيقى بركان شوكولاتة بطريق قيثارة حصاد جبر دراجة كاتدرائية دلفين فيل مهرجان جليد ضيافة تأمين
مجوهرات كنغر فانوس مغناطيس دفتر محارة صيدلية محجر زمرد منظار مظلة كرم شلال زرافة محاسب باليه تقويم طبيب
تطريز قماش حديقة عسل جزيرة سترة مطبخ سلم مرآة إبرة بصل قلم لحاف شريط سرج خياط مخمل خيط تفاح موز كرز عنب
ليمون بطيخ برتقال خوخ زبيب جوز زبدة جبن قهوة طحين ثوم خردل فلفل سكر خل ممثل خباز نجار غواص مهندس فلاح
مخترع قاض فارس محام بنّاء روائي رسام باحث بحار معلم نادل سجن زلزال فيضان جفاف مجاعة كوليرا لقاح انتخاب
مرشح اقتراع خزينة عملة تضخم سهم رهن تعرفة تصدير استيراد مرفأ قاطرة مدرج نفق قناة كويكب مذنب كسوف مجرة
نيزك سديم كوكب كون شطرنج كريكت ملاكمة هوكي ماراثون تزلج سباحة مصارعة أوبرا شعر نحت كمان خزانة بطانية
سجادة ستارة درج فراش وسادة أريكة إبريق مزهرية تمساح خنفساء يرقة حمار صقر قنفذ إغوانا نمر كوالا فهد بعوضة
بلبل أخطبوط ببغاء أرنب سلحفاة حوت ذئب غزال كاتب مكتبة جامعة كلية ولاية وزير وكيل وسام ولد بنات بيت
ثلاجة بحيرة بركة لؤلؤة لعبة لسان كلب كرة فكرة فندق فيلم حرية هاون منطق زيت غار عملي لبن سيارات وردة وزن
باص كأس فنجان قارب قطار طيف فلسفة كيمياء فيزياء أحياء تاريخ جغرافيا رياضيات هندسة لحن أغنية قصيدة رواية
مسرح خزف فسيفساء زنجبيل قرنفل ياسمين نرجس عصفور حمامة طاووس خفاش عنكبوت فراشة نحلة دبور ضفدع سمكة قرش
روبيان سلطعون طباشير صمغ دبوس مقص مطرقة منشار
"""
_ENGLISH = """
parliament orchestra volcano tennis chocolate penguin guitar harvest algebra bicycle cathedral dolphin
elephant festival glacier hospitality insurance jewellery kangaroo lantern magnet notebook oyster
pharmacy quarry rainbow saxophone telescope umbrella vineyard waterfall xylophone yoghurt zebra
accountant ballet calendar dentist embroidery fabric garden honey island jacket kitchen ladder mirror
needle onion pencil quilt ribbon saddle tailor uniform velvet window yarn zipper apple banana cherry
grape lemon melon orange peach plum raisin walnut butter cheese coffee flour garlic mustard pepper sugar
vinegar actor baker carpenter diver engineer farmer gardener inventor judge knight lawyer mason novelist
optician painter quartermaster researcher sailor teacher usher vet waiter arrest prison tsunami
earthquake flood drought famine cholera vaccine election candidate ballot treasury currency inflation
stock dividend mortgage tariff export import harbour ferry locomotive runway tunnel bridge canal
asteroid comet eclipse galaxy meteor nebula orbit planet satellite universe chess cricket football
hockey marathon rugby skating swimming wrestling opera poetry sculpture theatre violin wardrobe blanket
carpet curtain drawer mattress pillow sofa teapot vase alligator beetle caterpillar donkey eagle falcon
giraffe hedgehog iguana jaguar koala leopard mosquito nightingale octopus parrot rabbit salmon tortoise
vulture whale wolf deer room tell tall hummus sarcasm marking burn bombing bonds chile chili wont womb
menace personal cartel warrior aquarium bamboo cactus dentistry espresso fjord gymnasium hammock ivory
jungle kettle lobster marble nectar oatmeal pancake quiver raspberry spinach turnip
"""
ARABIC = _ARABIC.split()
ENGLISH = _ENGLISH.split()
