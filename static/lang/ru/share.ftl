# Что читатель уносит с собой: панели «Поделиться» и «Скачать», карта для чужих страниц, лист для печати, карточки, лента.
share-download = Скачать
share-share = Поделиться
share-download-title = { $count ->
    [one] Скачать { $count } сообщение
    [few] Скачать { $count } сообщения
   *[other] Скачать { $count } сообщений
  }
share-title = Поделиться этим видом
share-link = Ссылка
share-copy = Копировать
share-copied = Скопировано
share-copy-failed = Браузер не разрешил. Текст выделен: скопируйте его с клавиатуры.
share-send = Отправить…
share-card = Что другие увидят по ссылке
share-embed = На другой странице
share-code = Код рамки
share-width = Ширина
share-height = Высота
share-timeline = Шкала времени
share-legend = Обозначения
share-picture = Как изображение
share-sharpness = Чёткость
share-map = Карта
share-map-of = Карта: { $title }
share-png = Снимок (PNG)
share-svg = Рисунок (SVG)
share-print = Лист для печати
share-print-now = Печать
share-back = Назад к карте
share-address = Адрес для программ
share-feed = Следить за изменениями (лента Atom)
share-api = О данных и API
share-open = Открыть карту
share-report = Сообщение
share-source-count = { $count ->
    [one] { $count } источник
    [few] { $count } источника
   *[other] { $count } источников
  }
share-sheet-period = Период
share-sheet-shown = Показано
share-sheet-filters = Фильтры
share-sheet-address = Адрес
share-sheet-sources = Источники
share-unplaced = из них без места: { $count }
share-left-out = Ещё { $count } здесь не приведены; они есть по адресу выше.
share-by-category = категории: { $list }
share-by-status = статус: { $list }
share-by-side = сторона: { $list }
share-by-none = ни одной
share-by-km = км { $from }–{ $to }
share-by-km-from = с км { $from }
share-by-km-to = до км { $to }
share-by-search = поиск «{ $words }»
share-by-view = только в этом виде
