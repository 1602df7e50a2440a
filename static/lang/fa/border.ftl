border-title = مرز میان { $left } و { $right }
border-headline = { $name }
border-list-none = در این طرح مرزی کشیده نشده.
border-list-standfirst = { $borders }، هر یک میان دو همسایه، اندازه‌گیری‌شده به کیلومتر ژئودزیک.
border-list-map = نقشهٔ مرزها
border-column-border = مرز
border-column-length = درازا، کیلومتر
border-column-parts = پاره‌ها
border-column-status = وضع
border-column-crossings = گذرگاه‌ها
border-column-reports = گزارش‌ها
border-status-recognised = به‌رسمیت‌شناخته
border-status-disputed = مورد اختلاف
border-status-line-of-control = خط کنترول
border-status-ceasefire-line = خط آتش‌بس
border-status-indefinite = نامعین
border-status-claim = ادعا
border-status-not-stated = وضع ذکر نشده
border-status-mixed = در هر پاره گونه‌ای دیگر
border-direction = اندازه‌گیری از { $way ->
    [east] خاور به باختر
   *[west] باختر به خاور
  }، { $left } در چپ{ $flipped ->
    [yes] ، جز پاره‌هایی که دو سو جابه‌جا می‌شوند
   *[no] {""}
  }؛ { $status }
border-km = { $km } کیلومتر
border-metres = { $metres } متر
border-miles = { $miles } مایل
border-length-words = { $miles } مایل، ژئودزیک{ $parts ->
    [1] {""}
   *[other] ، در { $parts } پاره
  }؛ خط از { $count } نقطه کشیده شده
border-quoted-by = به نقل از { $who }: { $note }
border-crossings-on = { $statuses } در { $day }
border-status-count = { $count } { $status }
border-reports-placed = گزارش‌های جای‌دار در { $left } و در { $right }
border-besides = { $sentence }؛ افزون بر آن، { $rest }
border-statements = { $count } اظهارات
border-elsewhere = { $count } در قلمرو دیگر
border-without-place = { $count } بی‌جای معین در درازای آن
border-as-the-crow-flies = میان دو سرش به خط راست
border-quotes-none = این طرح برای این مرز رقم کسی را نمی‌آورد.
border-quote = { $who }: { $figure }
border-quote-agrees = { $quote }. خطی که این جا کشیده شده، { $length }، با تفاوت { $distance } همخوان است.
border-quote-more = { $quote }، { $distance } ({ $share }٪) بیش از خطی که این جا کشیده شده.
border-quote-less = { $quote }، { $distance } ({ $share }٪) کمتر.
border-quote-less-like = { $quote }، { $distance } ({ $share }٪) کمتر؛ ساده‌کردن خط به اندازهٔ نزدیک به { $tolerance } همین را می‌دهد.
border-dimension = بُعد نزدیک به { $dimension } (ریچاردسون): ۱ خط راست است. اندازه‌گیری بر خط بارشده، نه بر کاشی‌ها.
border-how-long = درازایش چند است؟ بستگی به خط‌کش دارد
border-length-caption = درازای همان خط پس از ساده‌سازی، بر پایهٔ رواداری. هرچه خط‌کش ریزتر، خط درازتر.
border-length-caption-quoted = درازای همان خط پس از ساده‌سازی، بر پایهٔ رواداری، در برابر رقم‌هایی که دیگران می‌آورند. هرچه خط‌کش ریزتر، خط درازتر.
border-where-figures = این رقم‌ها کجا آمده‌اند
border-source-not-stated = منبع ذکر نشده
border-straight = مرز راست‌شده
border-where-and-when = کجا و کی
border-segments = وضع، پاره به پاره
border-stretch = پاره
border-stretch-km = کیلومتر { $from }–{ $to }
border-crossings = گذرگاه‌ها، و آنچه از هر روز معلوم است
border-crossings-caption = پُر: بسته. هاشور: تنها برای بار یا با اجازه. تهی: باز. بریده، با نشان پرسش: منبعی یافت نشد. هر دگرگونی وضع منبع خود را دارد.
border-crossing = گذرگاه
border-kind = گونه
border-day-by-day = روز به روز
border-last-known = آخرین خبر
border-last = { $status }، { $day }
border-nothing-found = چیزی یافت نشد
border-about = نزدیک به { $km }
border-weeks = گزارش‌ها به هفته و سو
border-weeks-caption = بالای خط: گزارش‌های جای‌دار در { $left }؛ پایین: در { $right }. اظهارات و گزارش‌های جای دیگر یا بی‌جای معین شمرده نشده‌اند؛ جمع تنها آنجا که هیچ پارهٔ آن شمرده نشده.
border-reports = گزارش‌ها، کیلومتر به کیلومتر
border-reports-none = هیچ گزارشی در درازای این مرز جای معین ندارد.
border-report = گزارش
border-when = کی
border-unplaced = { $count } گزارش دیگر دربارهٔ این مرز در درازای آن جای معین ندارد.
border-as-json = این فهرست به JSON
border-as-geojson = مرز به GeoJSON
border-this-line = این خط، { $length }
border-line-of = { $who }، { $length }
border-strip-caption = کیلومتر در درازای آن، و فاصله از آن در دو سو (کیلومتر، مقیاس ریشهٔ دوم).
border-strip-boxes = چهارگوش‌ها آنجا که جای نامعین است.
border-strip-crossings = گذرگاه‌ها به وضع { $day }.
border-spacetime-caption = هر گزارش به کیلومتر و تاریخش؛ درازای نوار همان پاره‌ای است که گزارش می‌تواند در آن باشد. گزارش‌های دورتر از { $km } کیلومتر از مرز این جا نیامده‌اند.
border-drawn-straight = { $name }، راست‌شده
border-drawn-when = { $name }، کجا و کی
border-with-days = { $title }، { $days }
border-drawn-with = کشیده‌شده با Sarhad
border-drawn-with-from = { $source } · کشیده‌شده با Sarhad
border-column-km = کیلومتر
