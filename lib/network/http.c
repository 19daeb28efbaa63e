#include "network/http.h"

#include <stdlib.h>

#include <curl/curl.h>

struct http {
	CURL *easy;
	struct curl_slist *headers;
};

const struct fault *
http_open(struct http **http)
{
	struct http *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	*http = made;
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return fault_new(FAULT_SYSTEM, "libcurl cannot be set up");
	made->easy = curl_easy_init();
	/* An empty Expect: nobody waits for a 100 before the body goes. */
	made->headers = curl_slist_append(NULL, "Expect:");
	if (made->easy == NULL || made->headers == NULL)
		return fault_new(FAULT_SYSTEM, "libcurl cannot be set up");
	return NULL;
}

void
http_close(struct http *http)
{
	if (http == NULL)
		return;
	curl_slist_free_all(http->headers);
	curl_easy_cleanup(http->easy);
	curl_global_cleanup();
	free(http);
}

/* Takes what came; less than all of it ends the call. */
static size_t
take(char *bytes, size_t one, size_t length, void *data)
{
	struct buffer *body = data;

	if (body->length + one * length > HTTP_ANSWER_MAX)
		return 0;
	buffer_put(body, bytes, one * length);
	return one * length;
}

static void
set_up(const struct http *http, const struct http_request *request,
    struct http_answer *answer)
{
	CURL *easy = http->easy;

	curl_easy_reset(easy);
	curl_easy_setopt(easy, CURLOPT_URL, request->url);
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
	curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request->form->bytes);
	curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
	    (curl_off_t)request->form->length);
	curl_easy_setopt(easy, CURLOPT_HTTPHEADER, http->headers);
	curl_easy_setopt(easy, CURLOPT_USERAGENT, "otklik/" OTKLIK_VERSION);
	curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(easy, CURLOPT_TIMEOUT, (long)request->timeout);
	curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, (long)request->timeout);
	/* A connection used before that turns out dead makes libcurl send the
	 * request again by itself. */
	curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
	curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
	curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(easy, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
	if (request->ca != NULL)
		curl_easy_setopt(easy, CURLOPT_CAINFO, request->ca);
	curl_easy_setopt(
	    easy, CURLOPT_PROXY, request->proxy == NULL ? "" : request->proxy);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, &answer->body);
}

static enum http_end
how_it_ended(CURLcode code, long sent)
{
	switch (code) {
	case CURLE_OK:
		return HTTP_ANSWERED;
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_SSL_ISSUER_ERROR:
	case CURLE_SSL_INVALIDCERTSTATUS:
		return HTTP_UNTRUSTED;
	default:
		break;
	}
	if (sent == 0)
		return HTTP_NOT_SENT;
	if (code == CURLE_WRITE_ERROR)
		return HTTP_HUGE;
	return code == CURLE_OPERATION_TIMEDOUT ? HTTP_SLOW : HTTP_CUT;
}

void
http_post(struct http *http, const struct http_request *request,
    struct http_answer *answer)
{
	curl_off_t retry_after = 0;
	long sent = 0;
	CURLcode code;

	buffer_reset(&answer->body);
	set_up(http, request, answer);
	code = curl_easy_perform(http->easy);
	curl_easy_getinfo(http->easy, CURLINFO_REQUEST_SIZE, &sent);
	curl_easy_getinfo(http->easy, CURLINFO_RESPONSE_CODE, &answer->status);
	curl_easy_getinfo(http->easy, CURLINFO_RETRY_AFTER, &retry_after);
	answer->retry_after = (int64_t)retry_after;
	answer->end = how_it_ended(code, sent);
	answer->why = curl_easy_strerror(code);
}
