timeline-by-day = Сообщения по дням
timeline-by-week = Сообщения по неделям
timeline-by-month = Сообщения по месяцам
timeline-by-year = Сообщения по годам
timeline-chart = { $title }: { $reports }, { $period }
timeline-span = { $from } – { $to }
timeline-first-day = Первый день периода
timeline-last-day = Последний день периода
timeline-periods = Периоды
timeline-whole = Весь период
timeline-last-months = { $count ->
    [one] Последний { $count } месяц
    [few] Последние { $count } месяца
   *[other] Последние { $count } месяцев
  }
timeline-last-years = { $count ->
    [one] Последний { $count } год
    [few] Последние { $count } года
   *[other] Последние { $count } лет
  }
timeline-play = Показать по дням
timeline-stop = Остановить
timeline-step = На шаг вперёд
timeline-nothing = Ни у одного сообщения пока нет даты.
timeline-a-day = { $count } за день
timeline-a-week = { $count } за неделю
timeline-a-month = { $count } за месяц
timeline-a-year = { $count } за год
timeline-more-rows = Показать ещё { $count }
timeline-menu = Меню
timeline-search = Поиск
timeline-filters = Фильтры
timeline-categories = Категории
timeline-status = Статус
timeline-sides = Сторона
timeline-side = { $side } сторона
timeline-elsewhere = В других местах
timeline-in-view = Только на виду
