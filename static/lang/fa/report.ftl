# A report: the detail card and its permanent page.
report-comma = ،
report-when = چه وقت
report-where = کجا
report-border = مرز
report-who = کی
report-kind = نوع
report-replaced-by = جای آن را گرفت:
report-figures = ارقام
report-figures-unit = ارقام، { $unit }
report-quoted = چنان که منابع آورده‌اند
report-sources = { $count ->
    [0] بدون منبع
    [1] یک منبع
    [2] دو منبع
    [3] سه منبع
    [4] چهار منبع
    [5] پنج منبع
    [6] شش منبع
    [7] هفت منبع
    [8] هشت منبع
    [9] نه منبع
   *[other] { $count } منبع
  }
report-sources-hint = حرف: ناشر؛ رقم: خود خبر
report-more-sources = { $count } منبع دیگر
report-archived = نسخهٔ آرشیفی
report-ratings = معنای این حرف‌ها و رقم‌ها
report-ratings-note = ارزیابی‌ها مستقل‌اند و هرگز میانگین نمی‌شوند: حرف می‌گوید ناشر چقدر قابل اعتماد است، رقم می‌گوید خود خبر چقدر باورکردنی است.
report-corrections = تصحیح‌ها
report-part-of = بخشی از
report-parts = بخش‌های آن
report-bears-on = مربوط به این ادعا
report-permanent = صفحهٔ دایمی
report-graphic = تصویر دلخراش: { $alt }.
report-graphic-show = نشان بده
report-no-description = بدون توضیح
report-picture = تصویر بدون توضیح
report-recording = صدای ثبت‌شده
report-film = ویدیو
report-published-at = محل نشر
report-elsewhere = تصویر یا ویدیو در سایت دیگر
report-elsewhere-graphic = تصویر یا ویدیوی دلخراش در سایت دیگر
report-crumbs = شما اینجا هستید
report-map = نقشه
report-side = نقشه و صفحه‌های مربوط
report-no-map = روی نقشه نیست: این گزارش جایی ندارد.
report-on-map = روی نقشه ببینید
report-in-time = از نگاه زمان
report-along = در امتداد مرز
report-km = کیلومتر { $km }
report-previous-in-time = گزارش قبلی از نگاه زمان، { $where }
report-next-in-time = گزارش بعدی از نگاه زمان، { $where }
report-previous-along = گزارش قبلی در امتداد مرز، { $where }
report-next-along = گزارش بعدی در امتداد مرز، { $where }
report-more = بیشتر
report-in-story = گام { $step } روایت:
report-claim = ادعای { $id }، { $verdict }:
report-changed = آخرین تغییر { $day }
report-choice = چند گزارش این نام را دارند
report-choice-note = گزارش { $id } در بیش از یک مجموعه هست. هر کدام نشانی خود را دارد.
report-evidence = ارقام و منابع
