#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2034
# One message of Telegram is one, whichever export or bot tells of it.

load helpers

# exported TYPE ID MEMBERS, updated TYPE ID MEMBERS: one message of a chat, as
# an export has it and as a bot is told of it.
exported()
{
	printf '{"name":"Ч","type":"%s","id":%s,"messages":[{"id":5,"type":
	"message","date":"2022-10-03T10:15:00","date_unixtime":"1664770500",
	"from":"А","from_id":"user9",%s}]}' "$@" >a.json
	exits 0 msg-ingest --from telegram --all a.json
}

updated()
{
	printf '{"message_id":5,"date":1664770500,"from":{"id":9,"first_name":
	"А"},"chat":{"type":"%s","id":%s},%s}' "$@" >a.json
	exits 0 msg-ingest --from telegram-bot --all a.json
}

another_store()
{
	rm -f "$OTKLIK_DB"*
	ok store-admin init -q
}

@test "what is attached is the same in every export and for bots" {
	said='"text":"подпись"' caption='"caption":"подпись"'
	missing='(File not included. Change data exporting settings to download.)'
	while read -r type id bot_type bot_id link; do
		another_store
		exported "$type" "$id" "\"photo\":\"photos/photo_1@x.jpg\",$said"
		field .ingest new
		field '.attachments[0]' "$link#photo"
		for file in photos/photo_77@x.jpg "$missing"; do
			exported "$type" "$id" "\"photo\":\"$file\",$said"
			field .ingest duplicate
		done
		updated "$bot_type" "$bot_id" "\"photo\":[{\"file_unique_id\":\"u\"}],$caption"
		field .ingest duplicate
		# Another kind of content, and none at all, are revisions.
		updated "$bot_type" "$bot_id" "\"video\":{\"file_unique_id\":\"u\"},$caption"
		field .ingest revised
		exported "$type" "$id" "$said"
		field .ingest revised
		ok store-admin verify -q
	done <<-'CHATS'
	private_group 456 group -456 telegram:-456/5
	personal_chat 9 private 9 telegram:9/5
	bot_chat 9 private 9 telegram:9/5
	private_supergroup 1234567456 supergroup -1001234567456 https://t.me/c/1234567456/5
	public_supergroup 1234567456 supergroup -1001234567456,"username":"omsk" https://t.me/c/1234567456/5
	public_channel 1234567456 channel -1001234567456,"username":"omsk" https://t.me/c/1234567456/5
	CHATS
}

@test "whatever a message holds, an export and a bot say the same" {
	while IFS=% read -r export bot; do
		another_store
		exported private_group 456 "$export"
		field .ingest new
		updated group -456 "$bot"
		field .ingest duplicate
	done <<-'CASES'
	"media_type":"voice_message","file":"voice_messages/audio_1@x.ogg","text":""%"voice":{"file_unique_id":"a"}
	"media_type":"video_message","file":"round_video_messages/1.mp4","text":""%"video_note":{"file_unique_id":"a"}
	"media_type":"video_file","file":"1.mp4","text":"а"%"video":{"file_unique_id":"a"},"caption":"а"
	"media_type":"animation","file":"1.mp4","text":""%"animation":{"file_unique_id":"a"},"document":{"file_unique_id":"a"}
	"media_type":"audio_file","file":"1.mp3","text":""%"audio":{"file_unique_id":"a"}
	"media_type":"sticker","file":"1.webp","text":""%"sticker":{"file_unique_id":"a"}
	"file":"files/1.pdf","text":""%"document":{"file_unique_id":"a"}
	"poll":{"question":"Сквер?","answers":[{"text":"да"},{"text":"нет"}]},"text":""%"poll":{"question":"Сквер?","options":[{"text":"да"},{"text":"нет"}]}
	"location_information":{"latitude":54.900000,"longitude":73.000000},"text":""%"location":{"latitude":54.9,"longitude":73}
	"place_name":"Двор","address":"Мира, 7","location_information":{"latitude":54.989342,"longitude":-73.368210},"text":""%"location":{"latitude":54.989342,"longitude":-73.36821},"venue":{"location":{"latitude":54.989342,"longitude":-73.36821},"title":"Двор","address":"Мира, 7"}
	"contact_information":{"first_name":"Анна","last_name":"","phone_number":"+7 900 123 45 67"},"text":""%"contact":{"phone_number":"79001234567","first_name":"Анна","user_id":7}
	"contact_information":{"first_name":"Анна","last_name":"Примерова","phone_number":"+7 900 123 45 67"},"text":""%"contact":{"phone_number":"+79001234567","first_name":"Анна","last_name":"Примерова"}
	"game_title":"Игра","game_description":"Веселье","text":""%"game":{"title":"Игра","description":"Веселье","photo":[]}
	"photo":"1.jpg","text":["Смотрите ",{"type":"text_link","text":"тут","href":"https://a.invalid/"}]%"photo":[{"file_unique_id":"a"}],"caption":"Смотрите тут","caption_entities":[{"type":"text_link","offset":9,"length":3,"url":"https://a.invalid/"}]
	CASES
}

@test "in a talk of two the account's own words are no message" {
	exported personal_chat 456 '"text":"Передали"'
	lines 0
	says '1 text of an account itself passed over'
	updated private 456 '"text":"Передали","business_connection_id":"b"'
	lines 0
	says '1 text of an account itself passed over'
	# Who writes to the bot is somebody, whatever number the chat has.
	updated private 456 '"text":"Яма"'
	field .key 456/5
}

# old TYPE ID FROM, of_today TYPE ID FROM: an export of March 2021, whose
# numbers say in their 33rd and 34th bit of whom they are, and one of today.
old()
{
	printf '{"name":"Ч","type":"%s","id":%s,"messages":[{"id":7,"type":
	"message","date":"2021-03-22T10:00:00","from":"П","from_id":%s,
	"text":"Нет света"}]}' "$@" >a.json
	exits 0 msg-ingest --from telegram --all a.json
}

of_today()
{
	printf '{"name":"Ч","type":"%s","id":%s,"messages":[{"id":7,"type":
	"message","date":"2021-03-22T10:00:00","date_unixtime":"1616385600",
	"from":"П","from_id":"%s","text":"Нет света"}]}' "$@" >a.json
	exits 0 msg-ingest --from telegram --all a.json
}

@test "exports of early 2021 number chats and people as those of today" {
	while read -r type old_id old_from id from key author url; do
		another_store
		old "$type" "$old_id" "$old_from"
		field .ingest new
		field .key "$key"
		field .author_id "$author"
		field .url "$url"
		of_today "$type" "$id" "$from"
		field .ingest duplicate
	done <<-'CHATS'
	private_supergroup 10036995664 4295090752 1447061072 user123456 1447061072/7 123456 https://t.me/c/1447061072/7
	public_supergroup 10036995664 123456 1447061072 user123456 1447061072/7 123456 https://t.me/c/1447061072/7
	private_supergroup 10036995664 10036995665 1447061072 channel1447061073 1447061072/7 -1001447061073 https://t.me/c/1447061072/7
	private_channel 10036995664 10036995664 1447061072 channel1447061072 1447061072/7 -1001447061072 https://t.me/c/1447061072/7
	private_group 8589939159 4295090752 4567 user123456 -4567/7 123456 null
	personal_chat 4295090752 4295090752 123456 user123456 123456/7 123456 null
	saved_messages 4295090752 4295090752 123456 user123456 123456/7 123456 null
	CHATS
}

@test "a channel's post of early 2021 that tells no author" {
	echo '{"type":"public_channel","id":10036995664,"messages":[{"id":7,
	"type":"message","date":"2021-03-22T10:00:00","text":"а"}]}' >a.json
	exits 0 msg-ingest --from telegram a.json
	field .key 1447061072/7
}

@test "what administrators of early 2021 wrote as their group is its own" {
	old private_supergroup 10036995664 10036995664
	lines 0
	says '1 text of an account itself passed over'
}

@test "numbers of today are as large as those of 2021 were" {
	of_today personal_chat 5000000000 user5000000000
	field .key 5000000000/7
	field .author_id 5000000000
	of_today private_supergroup 10036995664 user4295090752
	field .key 10036995664/7
	field .author_id 4295090752
	# No kind of a number: an export that somebody made unreadable.
	old private_supergroup 44444444444 44444444444
	field .key 44444444444/7
	field .author_id 44444444444
	old saved_messages 9999999999 9999999999
	field .key 9999999999/7
	field .author_id 9999999999
}

@test "what a small group held before it became a supergroup has no link" {
	echo '{"type":"private_supergroup","id":10,"messages":[{"id":-999999993,
	"type":"message","date_unixtime":"1664769600","from_id":"user5",
	"photo":"1.jpg","text":"а"}]}' >a.json
	exits 0 msg-ingest --from telegram a.json
	field .key 10/-999999993
	field .url null
	field '.attachments[0]' telegram:10/-999999993#photo
}
