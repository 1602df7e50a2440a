# The story beside the map.
story-title = روایت
story-heading = روایت: { $title }
story-steps = گام‌ها
story-step-of = گام { $step } از { $last }
story-step-name = گام { $step }: { $title }
story-said = گام { $step } از { $last }: { $title }
story-reports = گزارش‌های این گام
story-figures = ارقام:
story-see = این گام را روی نقشه ببینید
story-previous-name = گام قبلی: { $title }
story-next-name = بعدی: { $title }
story-next = بعدی: { $title }
story-leave = رفتن به نقشه
story-back = برگشت به گام { $step }
story-stretch = کیلومتر { $from }–{ $to }
story-around = و { $within } کیلومتر در هر دو سو
story-raised = ناهمواری { $times ->
    [3] سه برابر
   *[other] { $times } برابر
  } بلند شده
