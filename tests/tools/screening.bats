#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2238,SC2016,SC2153,SC2034,SC2086,SC2030,SC2031,SC2314
# What is read in texts: screening (A1-14.1), repeats (A1-10, A1-14.2), places.

load helpers

snow='Уборка дорог от снега и наледи'

# message KEY AUTHOR TEXT [TOPIC [LOCATION]]
message()
{
	jq -cn --arg key "$1" --arg author "$2" --arg text "$3" \
		--arg topic "${4-}" --arg location "${5-}" \
		'{network: "vk", key: $key, author_id: $author, text: $text,
		topic: $topic, location: $location}'
}

ingest()
{
	message "$@" | msg-ingest --detect -o json
}

# Posts a reply to message 1, 2, ...: an export that says it was answered.
answered()
{
	sqlite3 "$OTKLIK_DB" "UPDATE message SET state = 'answered',
		holder = NULL, due = NULL WHERE id = $1"
}

@test "A1-14.1b: abuse is proposed, with class, rule and span; the clock runs" {
	ok ingest 1_1 5 'Дорога — бл*ть, ужас'
	field .proposal.ground abuse
	field '.proposal.spans[0] | join(",")' 9,14
	field '.screen[0].class' obscene
	field '.screen[0].text' 'бл*ть'
	field '.screen[0].rule | split(" ")[1]' word
	field .state detected
	ok msg-deadline --state running
	field .clock forward
	ok msg-show --proposed
	field .id 1
	ok store-admin verify
}

@test "A1-14.1a, c: harm and threat are told apart; spam is no ground" {
	ok ingest 1_1 5 'Я этого гада убью'
	field .proposal.ground harm
	ok ingest 1_2 5 'Сожгу вашу администрацию'
	field .proposal.ground threat
	ok ingest 1_3 5 'Пассивный доход, пиши в лс'
	field .proposal null
	field '.screen[0].class' spam
	ok ingest 1_4 5 'Народ психует: хлеба нет, а Олеговна в отпуске'
	field .proposal null
	field '.screen | length' 0
}

@test "a phrase lies in one reading of the text, never across two" {
	run ingest 1_1 5 'Мы ждали ва…с вчера. Потом старые листья сам сожгу'
	[ "$status" -eq 0 ]
	field '.screen | length' 0
	field .proposal null
	run ingest 1_2 5 'Сожгу ва…с всех'
	[ "$status" -eq 0 ]
	ok store-admin verify
}

@test "I-37: the Curator accepts or refuses; rules wait for it" {
	echo 'order,topic,words,place,network,to,lead,importance
10,,дорога,,,minstroy,,' | store-admin load routes
	ingest 1_1 5 'Пиздец, а не дорога' >/dev/null
	ok msg-route --rules 1
	field .state detected
	field '.route.reasons[0]' 'a proposal waits for the Curator'
	ok msg-route --decision accept 1
	field .proposal null
	ok msg-route --rules 1
	field .state in_work
	ingest 1_2 5 'Пиздец, а не дорога' >/dev/null
	ok msg-route --ground abuse --note 'мат' 2
	field .state refused
}

@test "what was seen before is not screened again, an edited text is" {
	ingest 1_1 5 'Яма на дороге' >/dev/null
	ok ingest 1_1 5 'Яма на дороге, суки продажные, дебилы'
	field .ingest revised
	field .proposal.ground abuse
	ok ingest 1_1 5 'Яма на дороге, суки продажные, дебилы'
	[ -z "$output" ]
	ok store-admin verify
}

@test "A1-10.1, I-35: earlier messages on the same question, by any author" {
	ingest 1_1 5 'Мира 7, двор не чистят с января! Машины буксуют' \
		"$snow" 'Омск г.о.' >/dev/null
	ok ingest 1_2 6 'Живём на Мира 7 как в сугробе, бабушка упала' \
		"$snow" 'Омск г.о.'
	field '.similar[0].id' 1
	field '.similar[0].words | join(" ")' 'Мира 7'
	field '.similar[0].state' detected
	field '.similar[0].likeness >= 0.55' true
	field .repeat_of null
	# the same words about the next house, another street
	ok ingest 1_3 8 'Мира 17, двор не чистят с января! Машины буксуют' \
		"$snow" 'Омск г.о.'
	field '.similar | length' 0
	ok ingest 1_4 9 'Ленина 7, двор не чистят с января! Машины буксуют' \
		"$snow" 'Омск г.о.'
	field '.similar | length' 0
}

@test "I-35: another house is no repeat, another way to write its street is" {
	ingest 1_1 5 'Нет отопления: Серова 20 подъезд 3' >/dev/null
	ok ingest 1_2 6 'Нет отопления: Серова 22 подъезд 3'
	field '.similar | length' 0
	ok ingest 1_3 7 'Нет отопления, Серова 20, 3-й подъезд, звонил 112'
	field '.similar | map(.id) | join(",")' 1
	ingest 1_4 8 'Мусор не вывозят, пр. Комарова 11, помогите' >/dev/null
	ok ingest 1_5 8 'Мусор не вывозят, проспект Комарова 11, помогите'
	field '.similar | map(.id) | join(",")' 4
	ok ingest 1_6 8 'Мусор не вывозят, ул. Комарова 11, помогите'
	field '.similar | length' 0
}

@test "A1-10.1: a revision read first hides nothing that came in after it" {
	ingest 1_1 5 'Фонарь на Ленина 5 не горит' "$snow" >/dev/null
	ingest 1_2 5 'Мира 7, двор не чистят с января! Машины буксуют' \
		"$snow" 'Омск г.о.' >/dev/null
	printf '%s\n' network,key,author_id,topic_group,topic,location,text \
		"vk,1_1,5,,$snow,,Фонарь на Ленина 5 так и не горит" \
		"vk,1_3,5,,$snow,Омск г.о.,Мира 7: двор опять не чистят" \
		>rows.csv
	ok msg-ingest -o json rows.csv
	output=$(tail -1 <<<"$output")
	field '.similar | map(.id) | join(",")' 2
}

@test "A1-10.1, I-35: a house is its letter and corpus too; look-alikes are read" {
	ingest 1_1 5 'Мира 7б, двор не чистят с января! Машины буксуют' \
		"$snow" 'Омск г.о.' >/dev/null
	ok ingest 1_2 6 'Мира 7а, двор не чистят с января! Машины буксуют' \
		"$snow" 'Омск г.о.'
	field '.similar | length' 0
	ok ingest 1_3 7 'мирa 7 "Б", двoр не чистят с янвapя, машиииины' \
		"$snow" 'Омск г.о.'
	field '.similar | map(.id) | join(",")' 1
	field '.similar[0].words | join(" ")' \
		'мирa 7 "Б" чистят янвapя машиииины'
}

@test "A1-10.1, I-35: a place is one in all its spellings, in a later run too" {
	ingest 1_1 5 'Мира 7, двор не чистят с января! Машины буксуют' \
		"$snow" 'Омск г.о.' >/dev/null
	# of the table and another
	ok ingest 1_2 6 'Живём на Мира 7 как в сугробе, бабушка упала' \
		"$snow" 'г. Омск'
	field '.similar[0].id' 1
	likeness=$(jq '.similar[0].likeness' <<<"$output")
	# those of earlier runs too, by the table or by what they name
	{
		echo network,key,author_id,text,topic,location
		echo "vk,1_3,7,Дед по снегу на Мира 7 не пройдёт,$snow,город Омск"
		echo "vk,1_4,8,Мира 7 замело и бабушка упала,$snow,Омск"
	} >a.csv
	ok msg-ingest -o json a.csv
	field '.similar | map(.id) | sort | join(",")' 1,2 1,2,3
	# as like as under one name
	ok ingest 1_5 9 'Живём на Мира 7 как в сугробе, бабушка упала' \
		"$snow" 'Омск г.о.'
	field ".similar | map(select(.id == 1)) | .[0].likeness == $likeness" true
	# a street of the town is not another place, another town is
	ok ingest 1_6 10 'Живём на Мира 7 как в сугробе, бабушка упала' \
		"$snow" 'г. Омск, ул. Мира'
	field '.similar | map(.id) | contains([2])' true
	ok ingest 1_7 11 'Живём на Мира 7, сугроб у подъезда' "$snow" 'г. Тара'
	field '.similar | length' 0
	ok store-admin verify
}

@test "A1-14.2, I-36: answers count under any name of the place" {
	text='Мира 7, двор не чистят с января, машины буксуют'
	ingest 1_1 5 "$text" "$snow" 'Омский район' >/dev/null
	ingest 1_2 5 "$text!" "$snow" 'Омский р-н' >/dev/null
	answered 1
	answered 2
	ok ingest 1_3 5 'Опять! На Мира 7 двор не чистят' "$snow" \
		'Омский муниципальный район'
	field .proposal.ground repeated
	field '.proposal.earlier | sort | join(",")' 1,2
}

@test "A1-10.1: a copy is found without topic and author, in a later run too" {
	ingest 1_1 5 'Когда откроют бассейн на Левобережье, обещали осенью' \
		>/dev/null
	ok ingest 1_2 6 'Обещали осенью! Когда откроют бассейн на Левобережье'
	field '.similar[0].id' 1
	message 1_3 7 'обещали осенью когда откроют бассейн на левобережье' >a
	message 1_4 8 'Обещали осенью, когда откроют бассейн на Левобережье?' >>a
	ok msg-ingest -o json a
	field '.similar | map(.id) | sort | join(",")' 1,2 1,2,3
}

@test "I-35: another author's repeat is found without topic and place" {
	ingest 1_1 5 'Во дворе дома по улице Мира, 7 третью неделю не вывозят мусор, баки переполнены' >/dev/null
	ok ingest 1_2 6 'Здравствуйте! На Мира, 7 мусор не вывозят третью неделю, баки переполнены, крысы. Примите меры'
	field '.similar | map(.id) | join(",")' 1
	ok ingest 1_3 7 'Во дворе дома по улице Мира, 9 третью неделю не вывозят мусор, баки переполнены'
	field '.similar | length' 0
	ok ingest 1_4 8 'Во дворе дома по улице Мира, 7 третью неделю не работает домофон, дверь открыта'
	field '.similar | length' 0
}

@test "I-35: earlier is what was written before, not what came in before" {
	for i in 5,05-02 6,05-01 7,05-03; do
		echo "vk,1_${i%,*},${i%,*},2024-${i#*,}T10:00:00+06:00,\"Мира 7, двор не чистят с января, машины буксуют\""
	done | sed '1i network,key,author_id,posted_at,text' >a.csv
	ok msg-ingest -o json a.csv
	field '.similar | map(.id) | sort | join(",")' '' '' 1,2
}

@test "I-36: answers on the lift are none on the entryphone" {
	ingest 1_1 5 'На Мира 7 не работает лифт' Лифты 'Омск г.о.' >/dev/null
	ingest 1_2 5 'Мира 7 лифт так и не работает' Лифты 'Омск г.о.' >/dev/null
	answered 1
	answered 2
	ok ingest 1_3 5 'На Мира 7 не работает домофон' Лифты 'Омск г.о.'
	field .proposal null
	ok ingest 1_4 5 'На Мира 7 снова не работает лифт' Лифты 'Омск г.о.'
	field .proposal.ground repeated
}

@test "A1-14.2, I-36: repeated is proposed with its three conditions" {
	text='Мира 7, двор не чистят с января, машины буксуют'
	ingest 1_1 5 "$text" "$snow" 'Омск г.о.' >/dev/null
	ingest 1_2 5 "$text!" "$snow" 'Омск г.о.' >/dev/null
	answered 1
	ok ingest 1_3 5 "$text!!" "$snow" 'Омск г.о.'
	field .proposal null
	answered 2
	ok ingest 1_4 6 "$text?" "$snow" 'Омск г.о.'
	field .proposal null
	ok ingest 1_5 5 "$text?" "$snow" 'Омск г.о.'
	field .proposal.ground repeated
	field '.proposal.earlier | sort | join(",")' 1,2
	field '.proposal.conditions[].met' true true null
	# the Curator attests the third
	refuses msg-route --ground repeated 5
	ok msg-route --ground repeated --earlier 1,2 --note 'нового нет' 5
	field .state refused
}

@test "I-36: the answers counted reach repeat_answers_min, whatever it is" {
	store-admin show settings |
		sed 's/^repeat_answers_min,[^,]*/repeat_answers_min,9/' |
		store-admin load settings
	text='Мира 7, двор не чистят с января, машины буксуют'
	for i in 1 2 3 4 5 6 7 8; do
		ingest "1_$i" 5 "$text $i" "$snow" 'Омск г.о.' >/dev/null
		answered "$i"
	done
	ok ingest 1_9 5 "$text!" "$snow" 'Омск г.о.'
	field .proposal null
	answered 9
	# not of another author, nor another question of his
	ok ingest 1_10 6 "$text!" "$snow" 'Омск г.о.'
	field .proposal null
	ok ingest 1_11 5 'Когда откроют бассейн на Левобережье, обещали осенью'
	field .proposal null
	ok ingest 1_12 5 "$text!!" "$snow" 'Омск г.о.'
	field .proposal.ground repeated
	field '.proposal.earlier | sort | join(",")' 1,2,3,4,5,6,7,8,9
	field '.similar | length' 5
}

@test "A1-10.1: likeness_min and likeness_days are settings" {
	ingest 1_1 5 'Мира 7, двор не чистят с января! Машины буксуют' >/dev/null
	store-admin show settings |
		sed 's/^likeness_min,[^,]*/likeness_min,1/' >s.csv
	store-admin load settings <s.csv
	ok ingest 1_2 6 'Мира 7, двор не чистят с января! Машины буксуют'
	field '.similar | length' 0
	sed 's/^likeness_min,1/likeness_min,0.5/' s.csv |
		store-admin load settings
	ok ingest 1_3 6 'Мира 7, двор не чистят с января! Машины буксуют'
	field '.similar | length' 2
	message 1_4 7 'Мира 7, двор не чистят с января! Машины буксуют' >a
	ok msg-ingest --now 2024-10-03T10:00:00+06:00 -o json a
	field '.similar | length' 0
}

@test "A1-10.1: with likeness_days 0 none is looked for, nor found later" {
	text='Мира 7, двор не чистят с января! Машины буксуют'
	ingest 1_1 5 "$text" >/dev/null
	store-admin show settings >before
	sed 's/^likeness_days,[^,]*/likeness_days,0/' before >s.csv
	ok sh -c 'store-admin load settings <s.csv'
	for i in $(seq 2 400); do
		echo "vk,1_$i,$i,\"$text бл*ть\""
	done | sed '1i network,key,author_id,text' >a.csv
	ok msg-ingest -o json a.csv
	[ "$(jq -s 'map(.similar | length) | max' <<<"$output")" -eq 0 ]
	[ "$(jq -s 'map(.proposal.ground) | unique | join(",")' \
		<<<"$output")" = '"abuse"' ]
	# one that is edited
	ok ingest 1_1 5 "$text Почему?"
	field '.similar | length' 0
	ok sh -c 'store-admin load settings <before'
	ok ingest 1_500 6 "$text"
	field '.similar | map(.id) | join(",")' 1
	ok store-admin verify
}

@test "A1-14.1, A1-10: of no lexicon nothing is found; repeats are" {
	text='Мира 7, двор не чистят с января! Машины буксуют, бл*ть'
	store-admin show lexicon | head -n 1 >header.csv
	store-admin load lexicon <header.csv
	ok ingest 1_1 5 "$text"
	field '.screen | length' 0
	field .proposal null
	ok ingest 1_2 6 "$text"
	field '.screen | length' 0
	field '.similar[0].id' 1
}

@test "one author with thousands of messages: each is compared with few" {
	for i in $(seq 1 3000); do
		echo "vk,1_$i,5,Мира 7 двор не чистят с января машины буксуют $i"
	done | sed '1i network,key,author_id,text' >a.csv
	ok msg-ingest -o json a.csv
	[ "$(jq -s 'map(.similar | length) | max' <<<"$output")" -eq 5 ]
}

@test "a dry run finds the same and keeps nothing" {
	ingest 1_1 5 'Мира 7, двор не чистят с января! Машины буксуют' >/dev/null
	message 1_2 6 'Мира 7, двор не чистят с января! Машины буксуют' >a
	ok msg-ingest -n -o json a
	field '.similar[0].id' 1
	ok msg-ingest -o json a
	field '.similar | map(.id) | join(",")' 1
}

@test "routes by place: as people write it, in the location, deeper in it" {
	echo 'order,topic,words,place,network,to,lead,importance
10,,,Нефтяники,,minstroy,,
20,,,Тара,,minobr,,
30,,автобус,Тарский район,,minkult,,' | store-admin load routes
	ingest 1_1 5 'на Нефтяниках темно' >/dev/null
	ingest 1_2 5 'в Таре нет воды' >/dev/null
	ingest 1_3 5 'из Тарского района автобусы не ходят' >/dev/null
	ingest 1_4 5 'на Нефтяниках темно' '' 'Тарский район' >/dev/null
	run bash -c 'msg-show --state detected | msg-route --rules'
	field .route.rule 10 20 30 null
}

@test "routes explain what came near by words, where only the network differs" {
	echo "order,topic,words,place,network,to,lead,importance
10,,мусор,,vk,minstroy,,
20,,яма,,vk,minstroy,," | store-admin load routes
	echo '{"network":"ok","key":"1#2","text":"мусор вывезите"}' |
		msg-ingest -q --detect
	ok msg-route --rules 1
	field '.route.reasons | join("; ")' \
		'rule 10 asks for network vk, the message has ok; no rule matches topic, words, place and network'
}

@test "an adjective of the same stem is no form of a noun" {
	echo "order,topic,words,place,network,to,lead,importance
10,,дорога,,,minstroy,," | store-admin load routes
	ingest 1_1 5 'Дорогие чиновники, помогите' >/dev/null
	ingest 1_2 5 'Вместо дорог ямы' >/dev/null
	ingest 1_3 5 'Следите за дорогами' >/dev/null
	ingest 1_4 5 'Ехали дорогой через мост' >/dev/null
	run bash -c 'msg-show --state detected | msg-route --rules'
	field .route.rule null 10 10 10
}

@test "a judge is no form of a court, nor is driving one of water" {
	echo "order,topic,words,place,network,to,lead,importance
10,,суд,,,minstroy,,
20,,вода,,,minstroy,,
30,,закрыта,,,minstroy,," | store-admin load routes
	ingest 1_1 5 'Судья живёт в нашем доме' >/dev/null
	ingest 1_2 5 'Кто водит автобус 14?' >/dev/null
	ingest 1_3 5 'Пойду в суды' >/dev/null
	ingest 1_4 5 'Второй день без воды' >/dev/null
	ingest 1_5 5 'Почему закрытая школа не отапливается' >/dev/null
	run bash -c 'msg-show --state detected | msg-route --rules'
	field .route.rule null null 10 20 30
}

@test "A1-14.1, I-37: who forwards a message has decided on its proposal" {
	ingest 1_1 5 'Дорога — бл*ть, ужас' >/dev/null
	ok msg-show --proposed
	lines 1
	ok msg-route --to minstroy 1
	field .proposal null
	ok msg-show --proposed
	[ -z "$output" ]
	ok store-admin verify
}

@test "routes explain why nothing matched" {
	echo "order,topic,words,place,network,to,lead,importance
10,$snow,,Тарский район,,minstroy,," | store-admin load routes
	ingest 1_1 5 'Не чистят двор' "$snow" 'Омск г.о.' >/dev/null
	ok msg-route --rules 1
	field .route.rule null
	field '.route.reasons[0]' \
		'rule 10 asks for place Тарский район, the message has Омск г.о.'
}

@test "routes ask for no topic where no rule does" {
	echo "order,topic,words,place,network,to,lead,importance
10,,мусор,,,minstroy,," | store-admin load routes
	ingest 1_1 5 'нет воды' >/dev/null
	ok msg-route --rules 1
	field '.route.reasons | join("; ")' \
		'no rule matches topic, words, place and network'
}

# The index of authors has a block for each 131,072 numbers.
@test "A1-10: messages of an author are found however many lie between" {
	ingest 1_1 5 'На Ленина 7 третий день не вывозят мусор' >/dev/null
	awk 'BEGIN { print "network,key,text"
		for (i = 1; i <= 131100; i++) print "vk,2_" i ",да" }' |
		msg-ingest -q -o csv --fields id >/dev/null
	ok ingest 1_2 5 'Ленина 7, третий день не вывозят мусор!'
	field '.similar[0].id' 1
	ok msg-show --author 5 -o csv --fields id
	[ "$output" = $'id\n1\n131102' ]
	ok store-admin verify
}

# Texts of one author, alike but for one word; then one of them again.
@test "A1-10: the same text again is the likest, however many are near" {
	words='вонь, куча, бак, двор, пыль, снег, мухи, яма, пни, лёд, лужи'
	n=0
	for word in дым кот пёс хлам гарь жир сор жуки рой лес луг пар; do
		n=$((n + 1))
		message "1_$n" 5 "Дом 7: $words, $word, мусор"
	done >a.json
	message 1_13 5 "Дом 7: $words, мусор" >>a.json
	message 1_14 5 "Дом 7: $words, мусор" >>a.json
	ok msg-ingest a.json --fields id,similar
	[ "$(jq -r 'select(.id == 14).similar[0].id' <<<"$output")" = 13 ]
}

@test "A1-10: a copy is found behind many others of one street" {
	start='На улице Ленина контейнеры переполнены'
	message 1_1 100 "$start, гарь, жир, сор, жуки, рой, лес, луг, пар" \
		>a.json
	for n in $(seq 2 15); do
		message "1_$n" "10$n" "$start, $(seq -s ' ' "$n"00 "$n"20 |
			tr '0-9' 'абвгдежзик')"
	done >>a.json
	message 1_16 200 "$start, гарь, жир, сор, жуки, рой, лес, луг, пар" \
		>>a.json
	ok msg-ingest a.json --fields id,similar
	[ "$(jq -r 'select(.id == 16).similar[0].id' <<<"$output")" = 1 ]
}
