"""Sentences of the kind that stand between the figures of a report, the same in both languages.

``{here}`` and ``{there}`` are names of places. None holds a number, so that none is taken for a figure.
"""

from __future__ import annotations

SENTENCES = (
    {
        "en": "The road from {here} to {there} was closed in the morning and opened again before sunset.",
        "ar": "أُغلقت الطريق من {here} إلى {there} صباحاً ثم فُتحت من جديد قبل الغروب.",
    },
    {
        "en": "Teams reached the outskirts of {here} and left medicine, blankets and water **there**.",
        "ar": "وصلت الفرق إلى أطراف {here} وتركت **هناك** أدوية وبطانيات ومياهاً.",
    },
    {
        "en": "The hospital of {here} still works with its own generator and asks for *fuel*.",
        "ar": "ما زال مستشفى {here} يعمل بمولده الخاص ويطلب *الوقود*.",
    },
    {
        "en": "Schools in {here} stay shut until the local council has looked at the buildings.",
        "ar": "تبقى المدارس في {here} مغلقة إلى أن يعاين المجلس المحلي المباني.",
    },
    {
        "en": "Telephone lines between {here} and {there} were repaired, but calls are often cut off.",
        "ar": "أُصلحت خطوط الهاتف بين {here} و{there} لكن المكالمات كثيراً ما تنقطع.",
    },
    {
        "en": "Farmers near {here} could **not** reach their fields and lost much of the harvest.",
        "ar": "**لم** يستطع المزارعون قرب {here} الوصول إلى حقولهم وخسروا كثيراً من المحصول.",
    },
    {
        "en": "The market of {here} opened for a short time and bread was sold at the usual price.",
        "ar": "فتحت سوق {here} وقتاً قصيراً وبيع الخبز بسعره المعتاد.",
    },
    {
        "en": "Families from {here} stay with relatives in {there} and have *not yet* returned.",
        "ar": "تقيم عائلات من {here} لدى أقارب في {there} و*لم تعد بعد*.",
    },
    {
        "en": "The water of the wells around {here} was tested and is fit to drink again.",
        "ar": "فُحصت مياه الآبار حول {here} وصارت صالحة للشرب من جديد.",
    },
    {
        "en": "The bridge on the way from {here} to {there} carries light cars only.",
        "ar": "لا يحمل الجسر على الطريق من {here} إلى {there} سوى السيارات الخفيفة.",
    },
    {
        "en": "Snow and rain slowed the convoys that left {here} for {there}.",
        "ar": "أبطأ الثلج والمطر القوافل التي غادرت {here} إلى {there}.",
    },
    {
        "en": "Engineers brought electricity back to the northern streets of **{here}**.",
        "ar": "أعاد المهندسون الكهرباء إلى الشوارع الشمالية في **{here}**.",
    },
    {
        "en": "The office in {here} compares each entry with the registers of hospitals before it counts it.",
        "ar": "يقارن المكتب في {here} كل قيد بسجلات المستشفيات قبل احتسابه.",
    },
    {
        "en": "Corrections to earlier statements are printed in the annex and are not repeated here.",
        "ar": "تُنشر تصويبات البيانات السابقة في الملحق ولا تُكرر هنا.",
    },
    {
        "en": "The list of missing persons is kept apart and does not belong to these figures.",
        "ar": "تُحفظ قائمة المفقودين على حدة ولا تدخل في هذه الأرقام.",
    },
    {
        "en": "News from {here} arrives late because the network there is weak.",
        "ar": "تصل الأخبار من {here} متأخرة لأن الشبكة فيها ضعيفة.",
    },
)
