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
map-frame = { $place } { $count }: показать на карте
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
map-north = С
map-miles = { $miles ->
    [one] { $miles } миля
    [few] { $miles } мили
   *[other] { $miles } миль
  }
map-panel = Сообщения и фильтры
map-search = Поиск: заголовок, место, участник, источник
map-category = Категория
map-select-to-hide = нажмите, чтобы скрыть
map-status = Статус
map-from = С
map-to = По
map-show = Показать
map-order = Порядок
map-order-date = по дате
map-order-km = вдоль границы
map-order-offset = по расстоянию от неё
map-map = Карта
map-report = Сообщение
map-details = Подробности и источники
map-mark = { $category }, { $status }
map-key-title = Как читать карту
map-key-west = { $border }; км с запада
map-key-east = { $border }; км с востока
map-key-border = Граница
map-key-disputed = Спорная граница
map-key-line-of-control = Линия контроля
map-key-ceasefire-line = Линия прекращения огня
map-key-indefinite = Неопределённая граница
map-key-claim = Заявленная линия
map-key-elsewhere = { $line } в другом месте
map-key-disc = Где-то в этом круге
map-key-hatch = Погрешность неизвестна
map-key-ring = Сообщения из одного места, по категориям
map-key-crossings = Переходы
map-key-crossings-on = Переходы на { $day }
map-key-open = открыт
map-key-restricted = ограничен
map-key-closed = закрыт
map-key-unknown = неизвестно
map-alternative = Карта: { $title }. В списке те же сообщения.
map-scale = Масштаб: { $km }, { $miles }
map-pager = Страницы списка
map-pager-window = В списке: { $from }–{ $to } из { $all }
map-pager-previous = Назад
map-pager-next = Далее
map-list-failed = Сервер не ответил; показаны последние полученные сообщения.
map-list-retry = Повторить
map-somewhere = Где-то поблизости
