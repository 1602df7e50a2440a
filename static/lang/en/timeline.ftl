# The timeline, the list and its filters.
timeline-by-day = Reports by day
timeline-by-week = Reports by week
timeline-by-month = Reports by month
timeline-by-year = Reports by year
timeline-chart = { $title }: { $reports }, { $period }
timeline-span = { $from } – { $to }
timeline-first-day = First day of the period
timeline-last-day = Last day of the period
timeline-periods = Periods
timeline-whole = Whole period
timeline-last-months = { $count ->
    [one] Last month
   *[other] Last { $count } months
  }
timeline-last-years = { $count ->
    [one] Last year
   *[other] Last { $count } years
  }
timeline-play = Play
timeline-stop = Stop
timeline-step = One step on
timeline-nothing = No report has a date yet.
timeline-a-day = { $count } a day
timeline-a-week = { $count } a week
timeline-a-month = { $count } a month
timeline-a-year = { $count } a year
timeline-more-rows = Show { $count } more
timeline-menu = Menu
timeline-search = Search
timeline-filters = Filters
timeline-categories = Categories
timeline-status = Status
timeline-sides = Side
timeline-side = { $side } side
timeline-elsewhere = Elsewhere
timeline-in-view = In view only
