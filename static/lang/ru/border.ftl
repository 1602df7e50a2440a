border-title = Граница: { $left } — { $right }
border-headline = { $name }
border-list-none = В этом проекте нет границ.
border-list-standfirst = { $borders }: каждая между двумя соседями, измерена в геодезических километрах.
border-list-map = Карта границ
border-column-border = Граница
border-column-length = Длина, км
border-column-parts = Части
border-column-status = Статус
border-column-crossings = Переходы
border-column-reports = Сообщения
border-status-recognised = признанная
border-status-disputed = спорная
border-status-line-of-control = линия контроля
border-status-ceasefire-line = линия прекращения огня
border-status-indefinite = неопределённая
border-status-claim = притязание
border-status-not-stated = статус не указан
border-status-mixed = разный на разных участках
border-direction = Измерена с { $way ->
    [east] востока на запад
   *[west] запада на восток
  }, слева { $left }{ $flipped ->
    [yes] , кроме частей, где стороны меняются местами
   *[no] {""}
  }; { $status }
border-km = { $km } км
border-metres = { $metres } м
border-miles = { $miles } мили
border-length-words = { $miles } мили, геодезически{ $parts ->
    [1] {""}
   *[other] , частей: { $parts }
  }; линия проведена по { $count ->
    [one] { $count } точке
   *[other] { $count } точкам
  }
border-quoted-by = приводит { $who }: { $note }
border-crossings-on = { $statuses } на { $day }
border-status-count = { $status }: { $count }
border-reports-placed = сообщения с местом: { $left } и { $right }
border-besides = { $sentence }; кроме того: { $rest }
border-statements = { $count ->
    [one] { $count } заявление
    [few] { $count } заявления
   *[other] { $count } заявлений
  }
border-elsewhere = { $count } на иной территории
border-without-place = { $count } без места вдоль неё
border-as-the-crow-flies = между её концами по прямой
border-quotes-none = Проект не приводит ничьих цифр для этой границы.
border-quote = { $who }: { $figure }
border-quote-agrees = { $quote }. Проведённая здесь линия, { $length }, совпадает с точностью до { $distance }.
border-quote-more = { $quote }, на { $distance } ({ $share } %) больше проведённой здесь линии.
border-quote-less = { $quote }, на { $distance } ({ $share } %) меньше.
border-quote-less-like = { $quote }, на { $distance } ({ $share } %) меньше; столько же даёт упрощение линии примерно на { $tolerance }.
border-dimension = Размерность около { $dimension } (Ричардсон): 1 — прямая. Измерено по загруженной линии, а не по тайлам.
border-how-long = Какой она длины? Смотря какая линейка
border-length-caption = Длина той же линии после упрощения, по допуску. Чем мельче линейка, тем длиннее линия.
border-length-caption-quoted = Длина той же линии после упрощения, по допуску, рядом с цифрами, которые приводят другие. Чем мельче линейка, тем длиннее линия.
border-where-figures = Где стоят эти цифры
border-source-not-stated = источник не указан
border-straight = Граница, вытянутая в линию
border-where-and-when = Где и когда
border-segments = Статус по участкам
border-stretch = Участок
border-stretch-km = км { $from }–{ $to }
border-crossings = Переходы и что известно о каждом дне
border-crossings-caption = Сплошной: закрыт. Штриховка: только грузы или пропуска. Пустой: открыт. Прерывистый, с вопросительным знаком: источник не найден. У каждой смены статуса есть источник.
border-crossing = Переход
border-kind = Вид
border-day-by-day = По дням
border-last-known = Последнее известное
border-last = { $status }, { $day }
border-nothing-found = ничего не найдено
border-about = около { $km }
border-weeks = Сообщения по неделям и сторонам
border-weeks-caption = Над линией — сообщения с местом: { $left }; под линией: { $right }. Заявления, а также сообщения из других мест или без места не учтены; сумма учтена, только если не учтена ни одна её часть.
border-reports = Сообщения, километр за километром
border-reports-none = Ни у одного сообщения нет места вдоль этой границы.
border-report = Сообщение
border-when = Когда
border-unplaced = Ещё { $count ->
    [one] { $count } сообщение
    [few] { $count } сообщения
   *[other] { $count } сообщений
  } об этой границе без места вдоль неё.
border-as-json = Этот список в JSON
border-as-geojson = Граница в GeoJSON
border-this-line = Эта линия, { $length }
border-line-of = { $who }, { $length }
border-strip-caption = Километры вдоль неё и расстояние от неё в обе стороны (км, шкала — квадратный корень).
border-strip-boxes = Прямоугольники — где место неточно.
border-strip-crowd = Сообщения, место которых известно точно, собраны в кольца: { $count }; остальные не показаны.
border-strip-crossings = Переходы на { $day }.
border-spacetime-caption = Каждое сообщение — по километру и дате; полоса той длины, на которой оно может находиться. Сообщения дальше { $km } км от границы здесь опущены.
border-drawn-straight = { $name }: вытянута в линию
border-drawn-when = { $name }: где и когда
border-with-days = { $title }, { $days }
border-drawn-with = Нарисовано в Sarhad
border-drawn-with-from = { $source } · нарисовано в Sarhad
border-column-km = км
border-offset-side = { $side } сторона
border-label-strip = { $name }, вытянута в линию от км { $from } до км { $to }: { $reports }, { $crossings }
border-label-spacetime = { $name }: { $reports } по километрам и дням, { $crossings } — что известно о каждом дне
border-label-weeks = Сообщения по неделям: { $left } — { $leftcount }, { $right } — { $rightcount }
border-label-length = { $name }: длина по допуску и по линейке
border-axis-length = Длина, км
border-axis-tolerance = Допуск упрощения или раствор циркуля (логарифмическая шкала)
border-simplified = упрощённая линия
border-walked = пройдена циркулем
border-legend-box = где-то в этом прямоугольнике
border-legend-ring = несколько в одном месте
border-legend-smaller = меньше: где это сказано, а не где произошло
border-legend-crossings = Переходы
border-legend-crossings-on = Переходы на { $day }
border-legend-spells = Переходы по дням
border-spell = { $status } с { $day }
