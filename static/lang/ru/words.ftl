words-not-known = неизвестно
words-span = { $from } – { $to }
