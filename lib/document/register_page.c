#include "document/register_page.h"

#include <stdbool.h>

#include "base/date.h"
#include "base/text.h"
#include "document/html.h"

static const struct group {
	const char *id, *title;
} groups[] = {
    {"government", "Правительство Омской области"},
    {"listed", "Органы исполнительной власти Омской области"},
    {"unlisted", "Иные органы исполнительной власти Омской области"},
    {"state", "Иные государственные органы Омской области"},
};

static const struct {
	const char *kind;
	int group;
} kinds[] = {
    {"government", 0},
    {"listed", 1},
    {"ministry", 2},
    {"unlisted", 2},
    {"state_58_1", 3},
};

enum { GROUPS = sizeof(groups) / sizeof(groups[0]) };

#define TITLE                                                                                                       \
	"Реестр аккаунтов Правительства Омской области и органов " \
	"исполнительной власти Омской области в социальных сетях"

/* Nothing may be asked for from anywhere, whatever a row holds. */
static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"ru\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
    "'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src "
    "data:; base-uri 'none'; form-action 'none'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, "
    "initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
    "<link rel=\"icon\" href=\"data:,\">\n"
    "<title>" TITLE "</title>\n";

static const char style[] =
    "<style>\n"
    ":root{color-scheme:light}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0;font:1rem/1.5 system-ui,\"Noto Sans\",\"DejaVu "
    "Sans\",sans-serif;color:#1b1f24;background:#fff;"
    "overflow-wrap:anywhere}\n"
    "header,nav,main,footer{max-width:60rem;margin:0 auto;padding:0 1rem}\n"
    "h1{font-size:1.5rem;line-height:1.25;margin:1.5rem 0 .5rem}\n"
    "h2{font-size:1.25rem;margin:2rem 0 .5rem;border-bottom:2px solid "
    "#0b4f9c}\n"
    "h3{font-size:1rem;margin:1.25rem 0 .25rem}\n"
    "a{color:#0b4f9c}\n"
    "a:focus,input:focus{outline:3px solid #b35900;outline-offset:2px}\n"
    "ul{list-style:none;margin:0;padding:0}\n"
    "nav li{display:inline-block;margin:0 1rem .25rem 0}\n"
    "main li{padding:.25rem 0}\n"
    ".network{display:inline-block;min-width:8.5rem;color:#3d4752}\n"
    ".address{display:block;color:#3d4752;font-size:.875rem}\n"
    ".skip{position:absolute;left:-100rem}\n"
    ".skip:focus{position:static}\n"
    ".search label{display:block;margin-top:1rem}\n"
    ".search input{width:100%;max-width:30rem;padding:.5rem;font:inherit;"
    "border:1px solid #3d4752;border-radius:.25rem}\n"
    "[hidden]{display:none}\n"
    "footer{margin-top:2rem;padding-bottom:2rem;color:#3d4752}\n"
    "@media print{nav,.search,.skip{display:none}body{font-size:10pt}"
    "h2{break-after:avoid}.owner{break-inside:avoid}a{color:inherit;"
    "text-decoration:none}}\n"
    "</style>\n</head>\n";

/* The field appears only where the script that serves it runs. */
static const char script[] =
    "<script>\n(function(){\n"
    "var form=document.querySelector('.search');\n"
    "var field=document.getElementById('search');\n"
    "var found=document.getElementById('found');\n"
    "function fold(s){return s.toLowerCase().replace(/\\u0451/g,"
    "'\\u0435')}\n"
    "function filter(){\n"
    "var words=fold(field.value).split(/\\s+/),shown=0;\n"
    "document.querySelectorAll('.owner').forEach(function(owner){\n"
    "var text=fold(owner.textContent);\n"
    "var fits=words.every(function(w){return text.indexOf(w)>=0});\n"
    "owner.hidden=!fits;if(fits)shown++});\n"
    "document.querySelectorAll('main section').forEach(function(s){\n"
    "s.hidden=!s.querySelector('.owner:not([hidden])')});\n"
    "found.textContent=field.value?'Найдено владельцев: '+shown:''}\n"
    "form.hidden=false;field.addEventListener('input',filter)\n"
    "})();\n</script>\n";

int
register_page_group(const char *kind)
{
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (text_equal(kinds[i].kind, kind))
			return kinds[i].group;
	return -1;
}

static const char *
network_name(const char *network)
{
	if (text_equal(network, "vk"))
		return "ВКонтакте";
	if (text_equal(network, "ok"))
		return "Одноклассники";
	return "Telegram";
}

static bool
is_given(const char *text)
{
	return text != NULL && text[0] != '\0';
}

static void
write_account(const struct register_row *row, struct buffer *html)
{
	const char *name = is_given(row->title) ? row->title : row->url;

	buffer_puts(html, "<li><span class=\"network\">");
	buffer_puts(html, network_name(row->network));
	buffer_puts(html, "</span> ");
	html_link(html, row->url, is_given(name) ? name : "ссылка не указана");
	if (is_given(row->title) && is_given(row->url)) {
		buffer_puts(html, "<span class=\"address\">");
		html_text(html, row->url);
		buffer_puts(html, "</span>");
	}
	buffer_puts(html, "</li>\n");
}

/* The rows of one owner; returns how many they are. */
static size_t
write_owner(const struct register_row *rows, size_t count, struct buffer *html)
{
	size_t i;

	buffer_puts(html, "<div class=\"owner\">\n<h3>");
	html_text(html, rows[0].owner);
	buffer_puts(html, "</h3>\n<ul>\n");
	for (i = 0; i < count && text_equal(rows[i].owner, rows[0].owner) &&
		    register_page_group(rows[i].kind) ==
			register_page_group(rows[0].kind);
	     i++)
		write_account(&rows[i], html);
	buffer_puts(html, "</ul>\n</div>\n");
	return i;
}

static size_t
write_group(const struct register_row *rows, size_t count, struct buffer *html)
{
	int number = register_page_group(rows[0].kind);
	const struct group *group = &groups[number];
	size_t at = 0;

	buffer_printf(html,
	    "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n",
	    group->id, group->id, group->title);
	while (at < count && register_page_group(rows[at].kind) == number)
		at += write_owner(rows + at, count - at, html);
	buffer_puts(html, "</section>\n");
	return at;
}

static void
write_links(const struct register_row *rows, size_t count, struct buffer *html)
{
	bool has[GROUPS] = {false};
	size_t i;

	for (i = 0; i < count; i++)
		has[register_page_group(rows[i].kind)] = true;
	buffer_puts(html, "<nav aria-label=\"Разделы реестра\">\n<ul>\n");
	for (i = 0; i < GROUPS; i++)
		if (has[i])
			buffer_printf(html, "<li><a href=\"#%s\">%s</a></li>\n",
			    groups[i].id, groups[i].title);
	buffer_puts(html, "</ul>\n</nav>\n");
}

static void
write_header(size_t count, int64_t verified, struct buffer *html)
{
	buffer_puts(html, "<body>\n<a class=\"skip\" href=\"#register\">К "
			  "списку аккаунтов</a>\n<header>\n<h1>" TITLE
			  "</h1>\n<p>Всего аккаунтов: ");
	buffer_integer(html, (int64_t)count);
	if (verified != DATE_NONE) {
		buffer_puts(html, ". Сведения проверены ");
		html_date(html, verified);
	}
	buffer_puts(html,
	    ".</p>\n<form class=\"search\" role=\"search\" hidden "
	    "onsubmit=\"return false\">\n<label for=\"search\">Поиск по "
	    "названию органа, аккаунта или сети</label>\n<input id=\"search\" "
	    "type=\"search\" autocomplete=\"off\">\n<p id=\"found\" "
	    "role=\"status\"></p>\n</form>\n</header>\n");
}

void
register_page_write(const struct register_row *rows, size_t count,
    int64_t verified, struct buffer *html)
{
	char digest[DIGEST_TEXT];
	size_t at = 0;

	register_row_digest(rows, count, digest);
	buffer_puts(html, head);
	buffer_printf(
	    html, "<meta name=\"register-digest\" content=\"%s\">\n", digest);
	buffer_puts(html, style);
	write_header(count, verified, html);
	write_links(rows, count, html);
	buffer_puts(html, "<main id=\"register\">\n");
	while (at < count)
		at += write_group(rows + at, count - at, html);
	if (count == 0)
		buffer_puts(html, "<p>В реестре нет аккаунтов.</p>\n");
	buffer_puts(html,
	    "</main>\n<footer>\n<p>Реестр размещается во исполнение пункта 6 "
	    "приложения № 2 к распоряжению Губернатора Омской области от 8 "
	    "апреля 2020 года № 39-р.</p>\n</footer>\n");
	buffer_puts(html, script);
	buffer_puts(html, "</body>\n</html>\n");
}
