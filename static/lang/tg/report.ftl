# A report: the detail card and its permanent page.
report-comma = ,
report-when = Кай
report-where = Куҷо
report-border = Сарҳад
report-who = Кӣ
report-kind = Навъ
report-replaced-by = Иваз шуд бо
report-figures = Рақамҳо
report-figures-unit = Рақамҳо, { $unit }
report-quoted = чунон ки сарчашмаҳо овардаанд
report-sources = { $count ->
    [0] Сарчашма нест
    [1] Як сарчашма
    [2] Ду сарчашма
    [3] Се сарчашма
    [4] Чор сарчашма
    [5] Панҷ сарчашма
    [6] Шаш сарчашма
    [7] Ҳафт сарчашма
    [8] Ҳашт сарчашма
    [9] Нӯҳ сарчашма
   *[other] { $count } сарчашма
  }
report-sources-hint = ҳарф: ношир; рақам: худи хабар
report-more-sources = боз { $count } сарчашма
report-archived = нусхаи бойгонӣ
report-ratings = Ин ҳарфу рақамҳо чӣ маъно доранд
report-ratings-note = Баҳоҳо мустақиланд ва ҳеҷ гоҳ миёна гирифта намешаванд: ҳарф эътимоднокии ноширро мегӯяд, рақам дурустии худи хабарро.
report-corrections = Ислоҳҳо
report-part-of = Қисми хабари
report-parts = Қисмҳои он
report-bears-on = Ба ин даъво дахл дорад
report-permanent = Саҳифаи доимӣ
report-graphic = Тасвири вазнин: { $alt }.
report-graphic-show = Нишон диҳед
report-no-description = бе тавсиф
report-picture = Тасвири бе тавсиф
report-recording = Сабти садо
report-film = Навор
report-published-at = Дар куҷо нашр шудааст
report-elsewhere = Тасвир ё навор дар сомонаи дигар
report-elsewhere-graphic = Тасвир ё навори вазнин дар сомонаи дигар
report-crumbs = Шумо дар ин ҷо ҳастед
report-map = Харита
report-side = Харита ва саҳифаҳои вобаста
report-no-map = Дар харита нест: ин хабар ҷой надорад.
report-on-map = Дар харита дидан
report-in-time = Аз рӯйи вақт
report-along = Қад-қади сарҳад
report-km = км { $km }
report-previous-in-time = Хабари пешина аз рӯйи вақт, { $where }
report-next-in-time = Хабари навбатӣ аз рӯйи вақт, { $where }
report-previous-along = Хабари пешина қад-қади сарҳад, { $where }
report-next-along = Хабари навбатӣ қад-қади сарҳад, { $where }
report-more = Боз
report-in-story = Қадами { $step }-и ҳикоя:
report-claim = Даъвои { $id }, { $verdict }:
report-changed = Тағйир ёфт { $day }
report-choice = Якчанд хабар ин ном доранд
report-choice-note = Хабари { $id } дар зиёда аз як маҷмӯа ҳаст. Ҳар яке нишонии худро дорад.
report-evidence = Рақамҳо ва манбаъҳо
