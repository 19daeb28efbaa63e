/* What the tests of VKontakte post: one letter, by one account. */
#ifndef OTKLIK_TESTS_VK_LETTER_H
#define OTKLIK_TESTS_VK_LETTER_H

#include "network/config.h"
#include "network/letter.h"

static const struct config_account account = {
    .network = "vk", .token = "TOK", .reader = "READ", .group = "77"};

static const struct letter letter = {.network = "vk",
    .key = "-1_2_3",
    .body = "minstroy",
    .digest = "0123456789abcdef0123456789abcdefFFFF",
    .text = "Здравствуйте! Яма & лужа засыпаны.",
    .sent_at = 1000000};

#endif
