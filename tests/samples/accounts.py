#!/usr/bin/env python3
"""Official accounts of the region, and a year of their posts.

    accounts.py [--accounts N] [--posts-a-week N] FOLDER

writes accounts.csv, access.csv, attestations.csv, people.csv, posts.csv,
comments.csv, replies.csv and plan.csv into the folder. Everything is invented,
from a fixed seed: the same call gives the same bytes. By default these are the
accounts of the 14 bodies of A2-3, of the Government and of two districts, with
August 2022 to July 2023; --accounts makes more bodies' worth of them.
"""
import argparse
import csv
import datetime
import os

BODIES = """minzdrav minobr minsport minstroy mintrans minprirody minprom gulh
gzhi minenergo minkult minselhoz mintrud rek pravitelstvo omskiy tarskiy""".split()
NETWORKS = ("vk", "ok", "telegram")
FORMATS = ("text", "photo", "video", "cards", "infographic", "poll")
BEGIN = datetime.date(2022, 8, 1)
DAYS = 365
TEXTS = (
    "Сегодня открыли новое отделение. Приходите посмотреть!",
    "Как записаться на приём: три простых шага.",
    "Рассказываем, что изменится с понедельника.",
    "Спасибо всем, кто пришёл на встречу. Фото в карточках.",
    "Задавайте вопросы в комментариях, ответим каждому.",
)
RELEASE = ("01.12.2022 Пресс-служба сообщает: в рамках реализации программы "
           "состоялось рабочее совещание, в ходе совещания было отмечено, что "
           "работа проводится. Приняли участие представители органов.")


class Dice:
    """A generator that is the same in every version of Python."""

    def __init__(self, seed):
        self.state = seed

    def roll(self, sides):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % sides


class Table:
    def __init__(self, folder, name, *columns):
        self.file = open(os.path.join(folder, name), "w", encoding="utf-8", newline="")
        self.rows = csv.writer(self.file, lineterminator="\n")
        self.rows.writerow(columns)

    def add(self, *cells):
        self.rows.writerow(cells)


def when(day, hour, minute):
    date = BEGIN + datetime.timedelta(days=day)
    return f"{date.isoformat()}T{hour:02}:{minute:02}:00+06:00"


class Sample:
    def __init__(self, folder, posts_a_week):
        self.dice = Dice(20220803)
        self.posts_a_week = posts_a_week
        self.accounts = Table(folder, "accounts.csv", "account", "owner", "network",
                              "url", "title", "from", "responsible", "verified_at")
        self.access = Table(folder, "access.csv", "account", "person", "role", "from", "until")
        self.stated = Table(folder, "attestations.csv", "subject", "code", "value", "at", "by")
        self.people = Table(folder, "people.csv", "person", "body", "duty", "act", "from", "until")
        self.posts = Table(folder, "posts.csv", "account", "key", "at", "kind", "format",
                           "topic", "author", "plan", "special", "text")
        self.comments = Table(folder, "comments.csv", "account", "key", "at", "text",
                              "classes", "ground", "flagged_at", "deleted_at")
        self.replies = Table(folder, "replies.csv", "account", "key", "comment", "at", "text",
                             "agreed_at")
        self.plan = Table(folder, "plan.csv", "account", "month", "item", "date", "title")

    def body(self, number, body):
        author = f"Примерова {number}"
        self.people.add(author, body, "author", "Приказ № 1", "", "")
        self.people.add(author, body, "responsible", "Приказ № 1", "", "")
        municipal = body in ("omskiy", "tarskiy")
        networks = NETWORKS[:2] if municipal else NETWORKS
        names = []
        for network in networks:
            account = f"{body}-{network}" if number < len(BODIES) else f"{body}-{number}-{network}"
            names.append(account)
            # One of them was opened on a Wednesday.
            opened = "2022-08-10" if number == 2 and network == "ok" else "2022-08-01"
            self.accounts.add(account, body, network, f"https://example.invalid/{account}",
                              f"Аккаунт {account}", opened, author, when(150, 9, 0))
            self.keys(account, number)
        self.weeks(number, body, names, author)

    def keys(self, account, number):
        for person in range(2 + (number % 5 == 0)):
            self.access.add(account, f"Примеров {number}-{person}", "editor", when(0, 9, 0), "")
        if number == 5:
            # A fourth person, for one second.
            self.access.add(account, "Примеров 5-9", "editor",
                            "2022-10-05T12:00:00+06:00", "2022-10-05T12:00:01+06:00")
        for code, value in (("two_factor", "приложение"), ("custody", "сейф отдела"),
                            ("description", "Официальная страница"), ("avatar", "yes"),
                            ("cover", "yes"), ("site_link", "yes"), ("concept", "yes"),
                            ("tools", "apps,bots")):
            if not (code == "two_factor" and number == 7):
                self.stated.add(account, code, value, when(120, 9, 0), "")

    def weeks(self, number, body, names, author):
        for week in range(DAYS // 7):
            count = self.posts_a_week + self.dice.roll(3)
            if body == "pravitelstvo":
                count += 7
            if number == 3 and week % 10 == 4:
                count = 2
            for post in range(count):
                self.publish(number, names, author, week, post)
        for account in names:
            if body not in ("omskiy", "tarskiy"):
                for month in range(8, 13):
                    self.plan.add(account, f"2022-{month:02}", "1", f"2022-{month:02}-15",
                                  "Итоги месяца")

    def publish(self, number, names, author, week, post):
        day = week * 7 + self.dice.roll(7)
        hour, minute = 9 + self.dice.roll(9), self.dice.roll(60)
        release = self.dice.roll(200) == 0
        text = RELEASE if release else TEXTS[self.dice.roll(len(TEXTS))]
        format_ = FORMATS[self.dice.roll(len(FORMATS))]
        special = f"s{number}-{week}-{post}" if post < 4 else ""
        for account in names:
            key = f"{account}_{week}_{post}"
            self.posts.add(account, key, when(day, hour, minute), "post", format_,
                           "activity", author, "1", special, text)
            if self.dice.roll(40) == 0:
                self.comment(account, key, day)

    def comment(self, account, key, day):
        spam = self.dice.roll(4) == 0
        gone = spam and self.dice.roll(3) > 0
        self.comments.add(account, f"{key}_1", when(day, 19, 0),
                          "Лучшие ставки, жми" if spam else "Когда откроется поликлиника?",
                          "spam" if spam else "", "spam" if spam else "",
                          when(day, 20, 0) if spam else "", when(day + 1, 9, 0) if gone else "")
        if not spam:
            self.replies.add(account, f"{key}_2", f"{key}_1", when(day, 20, 30),
                             "Откроется в понедельник.", when(day, 20, 0))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--accounts", type=int, default=0)
    parser.add_argument("--posts-a-week", type=int, default=5)
    parser.add_argument("folder")
    given = parser.parse_args()
    os.makedirs(given.folder, exist_ok=True)
    sample = Sample(given.folder, given.posts_a_week)
    number, made = 0, 0
    while number < len(BODIES) or made < given.accounts:
        body = BODIES[number % len(BODIES)]
        sample.body(number, body)
        made += 2 if body in ("omskiy", "tarskiy") else 3
        number += 1


if __name__ == "__main__":
    main()
