words-not-known = نامعلوم
words-span = { $from } تا { $to }
