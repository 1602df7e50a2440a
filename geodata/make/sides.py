"""The nine sides: their codes, names and the time zones that OpenStreetMap's polygons come from."""

# Names: English and Persian: Natural Earth 5.1.1 (NAME_EN, NAME_FA); Russian and Tajik: CLDR 48 territory names.
SIDES = {
    "TJK": ({"en": "Tajikistan", "ru": "Таджикистан", "tg": "Тоҷикистон", "fa": "تاجیکستان"}, ["Asia/Dushanbe"]),
    "AFG": ({"en": "Afghanistan", "ru": "Афганистан", "tg": "Афғонистон", "fa": "افغانستان"}, ["Asia/Kabul"]),
    "UZB": ({"en": "Uzbekistan", "ru": "Узбекистан", "tg": "Ӯзбекистон", "fa": "ازبکستان"}, ["Asia/Tashkent", "Asia/Samarkand"]),
    "TKM": ({"en": "Turkmenistan", "ru": "Туркменистан", "tg": "Туркманистон", "fa": "ترکمنستان"}, ["Asia/Ashgabat"]),
    "KGZ": ({"en": "Kyrgyzstan", "ru": "Киргизия", "tg": "Қирғизистон", "fa": "قرقیزستان"}, ["Asia/Bishkek"]),
}
NEIGHBOURS = {  # numeric ISO 3166-1 ids of world-atlas
    "586": ("PAK", {"en": "Pakistan", "ru": "Пакистан", "tg": "Покистон", "fa": "پاکستان"}),
    "156": ("CHN", {"en": "China", "ru": "Китай", "tg": "Хитой", "fa": "چین"}),
    "364": ("IRN", {"en": "Iran", "ru": "Иран", "tg": "Эрон", "fa": "ایران"}),
    "398": ("KAZ", {"en": "Kazakhstan", "ru": "Казахстан", "tg": "Қазоқистон", "fa": "قزاقستان"}),
}
