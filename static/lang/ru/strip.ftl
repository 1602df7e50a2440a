strip-spacetime = Место и время
strip-caption = граница, вытянутая в прямую: вдоль – километры, поперёк – расстояние от неё (км, корневая шкала)
strip-spacetime-caption = каждое сообщение по километру и дням; длина полоски – участок, где это могло быть
strip-borders = Граница
strip-elsewhere = { $count ->
    [one] { $count } сообщение здесь не показано
    [few] { $count } сообщения здесь не показаны
   *[other] { $count } сообщений здесь не показаны
  }
strip-elsewhere-why = о другой границе или без места
strip-far = { $count ->
    [one] { $count } сообщение
    [few] { $count } сообщения
   *[other] { $count } сообщений
  } дальше { $km } км не показаны
strip-sector = км { $from }–{ $to }
strip-clear = снять
strip-clear-sector = Снять выбор участка
strip-length = { $km } км границы
strip-certain = наверняка здесь: { $count }
strip-possible = возможно: { $count }
strip-statements = заявлений отдельно: { $count }
strip-on-side = { $side }: { $count }
strip-side = { $adjective } сторона
strip-km = км { $km }
strip-between = где-то на км { $from }–{ $to }
strip-first-km = Первый километр участка
strip-last-km = Последний километр участка
strip-marks = Сообщения вдоль границы; стрелки влево и вправо ведут вдоль неё
strip-drawing = { $name }, вытянута в прямую на { $km } км; сообщений: { $count }
strip-view = На карте: { $ranges }
strip-view-none = На карте этой границы нет
strip-drag = потяните вдоль километров, чтобы выбрать участок
strip-failed = Полосу не удалось загрузить.
strip-retry = Повторить
strip-stretch = км { $from }–{ $to }: { $status }
strip-recognised = признанная
strip-disputed = спорная
strip-line-of-control = линия контроля
strip-ceasefire-line = линия прекращения огня
strip-indefinite = неопределённая
strip-claim = притязание
strip-unstated = статус не указан
strip-columns = сообщения по сторонам, столбик на каждые { $km } км; светлое – возможно там
