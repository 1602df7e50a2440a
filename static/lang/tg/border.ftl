border-title = Сарҳад: { $left } — { $right }
border-headline = { $name }
border-list-none = Дар ин лоиҳа сарҳад нест.
border-list-standfirst = { $borders }, ҳар яке байни ду ҳамсоя, бо километрҳои геодезӣ чен шудааст.
border-list-map = Харитаи сарҳадҳо
border-column-border = Сарҳад
border-column-length = Дарозӣ, км
border-column-parts = Қисмҳо
border-column-status = Вазъ
border-column-crossings = Гузаргоҳҳо
border-column-reports = Гузоришҳо
border-status-recognised = эътирофшуда
border-status-disputed = мавриди баҳс
border-status-line-of-control = хатти назорат
border-status-ceasefire-line = хатти оташбас
border-status-indefinite = номуайян
border-status-claim = даъво
border-status-not-stated = вазъ зикр нашудааст
border-status-mixed = дар қитъаҳо гуногун
border-direction = Аз { $way ->
    [east] шарқ ба ғарб
   *[west] ғарб ба шарқ
  } чен шудааст, аз чап { $left }{ $flipped ->
    [yes] , ба ҷуз қисмҳое, ки тарафҳо ҷой иваз мекунанд
   *[no] {""}
  }; { $status }
border-km = { $km } км
border-metres = { $metres } м
border-miles = { $miles } мил
border-length-words = { $miles } мил, геодезӣ{ $parts ->
    [1] {""}
   *[other] , дар { $parts } қисм
  }; хат аз { $count } нуқта кашида шудааст
border-quoted-by = аз қавли { $who }: { $note }
border-crossings-on = { $statuses } дар { $day }
border-status-count = { $count } { $status }
border-reports-placed = гузоришҳо дар { $left } ва дар { $right }
border-besides = { $sentence }; ғайр аз ин, { $rest }
border-statements = { $count } изҳорот
border-elsewhere = { $count } дар ҳудуди дигар
border-without-place = { $count } бе ҷой дар тӯли он
border-as-the-crow-flies = байни ду нӯгаш дар хати рост
border-quotes-none = Лоиҳа барои ин сарҳад рақами касеро намеорад.
border-quote = { $who }: { $figure }
border-quote-agrees = { $quote }. Хатти ин ҷо, { $length }, бо фарқи { $distance } мувофиқ аст.
border-quote-more = { $quote }, назар ба хатти ин ҷо { $distance } ({ $share } %) зиёд.
border-quote-less = { $quote }, { $distance } ({ $share } %) кам.
border-quote-less-like = { $quote }, { $distance } ({ $share } %) кам; содакунии хат тақрибан ба { $tolerance } ҳамин қадар медиҳад.
border-dimension = Андозагирии фракталӣ тақрибан { $dimension } (Ричардсон): 1 хатти рост аст. Аз рӯи хатти боршуда чен шудааст, на тайлҳо.
border-how-long = Дарозиаш чанд аст? Ба ченак вобаста аст
border-length-caption = Дарозии ҳамон хат пас аз содакунӣ, аз рӯи таҳаммул. Ҳар қадар ченак хурдтар, хат дарозтар.
border-length-caption-quoted = Дарозии ҳамон хат пас аз содакунӣ, аз рӯи таҳаммул, дар муқоиса бо рақамҳои дигарон. Ҳар қадар ченак хурдтар, хат дарозтар.
border-where-figures = Ин рақамҳо дар куҷоянд
border-source-not-stated = манбаъ зикр нашудааст
border-straight = Сарҳад дар хатти рост
border-where-and-when = Куҷо ва кай
border-segments = Вазъ, қитъа ба қитъа
border-stretch = Қитъа
border-stretch-km = км { $from }–{ $to }
border-crossings = Гузаргоҳҳо ва он чи аз ҳар рӯз маълум аст
border-crossings-caption = Пур: баста. Хатхат: танҳо бор ё иҷозатнома. Холӣ: кушода. Канда, бо аломати савол: манбаъ ёфт нашуд. Ҳар тағйири вазъ манбаъ дорад.
border-crossing = Гузаргоҳ
border-kind = Навъ
border-day-by-day = Рӯз ба рӯз
border-last-known = Охирин маълумот
border-last = { $status }, { $day }
border-nothing-found = чизе ёфт нашуд
border-about = тақрибан { $km }
border-weeks = Гузоришҳо аз рӯи ҳафта ва тараф
border-weeks-caption = Болои хат: гузоришҳо дар { $left }; поён: дар { $right }. Изҳорот ва гузоришҳои ҷойи дигар ё бе ҷой ҳисоб нашудаанд; ҷамъ танҳо он гоҳ, ки ягон қисмаш ҳисоб нашуда бошад.
border-reports = Гузоришҳо, километр ба километр
border-reports-none = Ягон гузориш дар тӯли ин сарҳад ҷой надорад.
border-report = Гузориш
border-when = Кай
border-unplaced = Боз { $count } гузориш дар бораи ин сарҳад дар тӯли он ҷой надорад.
border-as-json = Ин рӯйхат дар JSON
border-as-geojson = Сарҳад дар GeoJSON
border-this-line = Ин хат, { $length }
border-line-of = { $who }, { $length }
border-strip-caption = Километрҳо дар тӯли он ва масофа аз он ба ду тараф (км, миқёси решаи квадратӣ).
border-strip-boxes = Чоркунҷаҳо — ҷое, ки мавқеъ ноаниқ аст.
border-strip-crossings = Гузаргоҳҳо дар ҳолати { $day }.
border-spacetime-caption = Ҳар гузориш аз рӯи километр ва сана; тасма ба дарозии қитъаест, ки он дар он буда метавонад. Гузоришҳои дуртар аз { $km } км аз сарҳад ин ҷо нестанд.
border-drawn-straight = { $name }: дар хатти рост
border-drawn-when = { $name }: куҷо ва кай
border-with-days = { $title }, { $days }
border-drawn-with = Бо Sarhad кашида шуд
border-drawn-with-from = { $source } · бо Sarhad кашида шуд
border-column-km = км
