map-result = { $shown } из { $all ->
    [one] { $all } сообщения
   *[other] { $all } сообщений
  }
map-result-all = { $all ->
    [one] { $all } сообщение
    [few] { $all } сообщения
   *[other] { $all } сообщений
  }
map-unplaced = { $count } без места
map-nothing = Ни одно сообщение не подходит. Расширьте период или снимите фильтры.
map-widen = Расширить период
map-clear = Снять фильтры
map-only = только
map-only-name = только { $name }
map-close = Закрыть
map-here = Здесь { $count ->
    [one] { $count } сообщение
    [few] { $count } сообщения
   *[other] { $count } сообщений
  }
map-zoom-in = Приблизить
map-zoom-out = Отдалить
map-whole-view = Показать всю границу
map-title = Карта границы и сообщений о ней; в списке рядом те же сообщения
map-failed = Живая карта не запустилась; это рисунок сервера.
map-panel-size = Размер панели
map-elsewhere = { $place } { $count }
map-frame = Показать { $count ->
    [one] { $count } сообщение
    [few] { $count } сообщения
   *[other] { $count } сообщений
  }: { $place }
map-crossing-open = Открыт
map-crossing-closed = Закрыт
map-crossing-restricted = С ограничениями
map-crossing-unknown = Неизвестно: источник не найден
map-crossing-since = { $status } с { $day }
map-crossing-on = { $status }; показано на { $day }
map-dock = Время и линия
map-dock-height = Высота шкалы времени и полосы
map-timeline = Шкала времени
map-strip = Полоса
map-list = Список
map-key-tab = Знаки
map-story = Рассказ
map-sheet-tabs = Части панели
map-km = { $km } км
map-miles = { $miles ->
    [one] { $miles } миля
    [few] { $miles } мили
   *[other] { $miles } миль
  }
