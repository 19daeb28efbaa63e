#!/usr/bin/env python3
"""Plays the networks that answers are posted to, on this machine only.

	network_server.py FOLDER [CERTIFICATE KEY]

listens on a free port of 127.0.0.1, which it writes into FOLDER/port, with TLS
if there is a certificate. Below /vk it is VK, below /tg the Bot API.

A call that posts takes the next line of FOLDER/next, if there is one, and does
what it says instead of answering well:

	error N		VK error N, or N of the Bot API
	wait N		too many requests, with a retry_after of N seconds
	lost		hangs up; nothing was posted
	hold		waits for FOLDER/go, hangs up; nothing was posted
	hang		posts, waits for FOLDER/go, answers
			(FOLDER/held says that it waits)
	cut		posts, then hangs up
	slow N		posts, answers after N seconds
	redirect	to another address of this server
	status N	an HTTP status with a page that is no JSON
	broken		posts, answers with broken JSON
	empty		posts, answers with an object of nothing
	huge		posts, answers without end
	quote		an error that quotes the request, token and all

A call that reads a thread takes the next line of FOLDER/next-read: lost, slow,
hold (waits for FOLDER/go), status, broken, list (an array) or error; else it is
shown the thread.

What was posted is in FOLDER/posted, one object a line; every call in
FOLDER/calls. VK keeps to guid unless FOLDER/no-guid is there. It ends by itself
after two minutes, or when FOLDER is gone.
"""

import json
import os
import socket
import ssl
import sys
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LIFE = 120
SAMPLES = os.path.join(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))), 'samples', 'networks')
folder = sys.argv[1]
lock = threading.Lock()
by_guid = {}
count = 0


def path(name):
    return os.path.join(folder, name)


def sample(name):
    with open(os.path.join(SAMPLES, name), encoding='utf-8') as file:
        return json.load(file)


def next_line(name='next'):
    """Takes the first line of FOLDER/next, or of another file there."""
    with lock:
        try:
            with open(path(name), encoding='utf-8') as file:
                lines = file.read().splitlines()
        except FileNotFoundError:
            return ''
        with open(path(name), 'w', encoding='utf-8') as file:
            file.write(''.join(line + '\n' for line in lines[1:]))
        return lines[0] if lines else ''


def append(name, record):
    with lock, open(path(name), 'a', encoding='utf-8') as file:
        file.write(json.dumps(record, ensure_ascii=False) + '\n')


def posted():
    try:
        with open(path('posted'), encoding='utf-8') as file:
            return [json.loads(line) for line in file]
    except FileNotFoundError:
        return []


def post(network, form):
    """Posts and returns the number; the same guid only once."""
    global count
    guid = form.get('guid')
    with lock:
        if guid in by_guid and not os.path.exists(path('no-guid')):
            return by_guid[guid]
        count += 1
        number = 1000 + count
        if guid is not None:
            by_guid[guid] = number
    append('posted', {'network': network, 'number': number, **{
        key: value for key, value in form.items()
        if key != 'access_token'}})
    return number


def wait_to_go():
    """Says by FOLDER/held that it waits, and waits for FOLDER/go."""
    append('held', True)
    end = time.monotonic() + LIFE
    while time.monotonic() < end and os.path.isdir(folder) and \
            not os.path.exists(path('go')):
        time.sleep(0.02)


def vk_error(number):
    answer = sample('vk-error.json')
    answer['error']['error_code'] = number
    return answer


def telegram_error(number, wait=None):
    answer = sample('telegram-error.json')
    answer['error_code'] = number
    if wait is not None:
        answer['parameters'] = {'retry_after': wait}
    return answer


class Network(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *args):
        pass

    def send(self, body, status=200, headers=()):
        if not isinstance(body, bytes):
            body = json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def hang_up(self):
        self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True

    def do_POST(self):
        length = int(self.headers.get('Content-Length', 0))
        text = self.rfile.read(length).decode()
        form = dict(urllib.parse.parse_qsl(text))
        # A proxy is asked for whole addresses.
        self.path = urllib.parse.urlsplit(self.path).path
        append('calls', {'path': self.path, 'form': form})
        if self.path == '/vk/method/wall.getComments':
            return self.read_back(form)
        if self.path == '/vk/method/wall.createComment':
            return self.misbehave(text, lambda: post('vk', form), self.vk_ok,
                                  vk_error)
        if self.path.startswith('/tg/bot') and \
                self.path.endswith('/sendMessage'):
            return self.misbehave(text, lambda: post('telegram', form),
                                  self.telegram_ok, telegram_error)
        return self.send({'error': 'no such method'}, 404)

    def vk_ok(self, number):
        answer = sample('vk-ok.json')
        answer['response']['comment_id'] = number
        self.send(answer)

    def telegram_ok(self, number):
        answer = sample('telegram-ok.json')
        answer['result']['message_id'] = number
        self.send(answer)

    def misbehave(self, text, do_post, answer, error):
        word, _, rest = next_line().partition(' ')
        if word in ('', 'ok'):
            answer(do_post())
        elif word == 'error':
            status = int(rest) if error is telegram_error else 200
            self.send(error(int(rest)), status)
        elif word == 'wait':
            if error is telegram_error:
                self.send(error(429, int(rest)), 429)
            else:
                self.send(b'slow down', 429, [('Retry-After', rest)])
        elif word == 'lost':
            self.hang_up()
        elif word == 'hold':
            wait_to_go()
            self.hang_up()
        elif word == 'hang':
            number = do_post()
            wait_to_go()
            answer(number)
        elif word == 'cut':
            do_post()
            self.hang_up()
        elif word == 'slow':
            number = do_post()
            time.sleep(float(rest))
            answer(number)
        elif word == 'redirect':
            self.send(b'', 302, [('Location', '/elsewhere')])
        elif word == 'status':
            self.send(b'<html>no JSON</html>', int(rest))
        elif word == 'broken':
            do_post()
            self.send(b'{"response":{"comment_id":')
        elif word == 'empty':
            do_post()
            self.send({})
        elif word == 'huge':
            do_post()
            self.flood()
        elif word == 'quote':
            answer = error(400)
            quoted = (f'{"x" * 118} {self.path} '
                      f'{text[text.find("access_token"):]} {text}')
            if error is vk_error:
                answer['error']['error_msg'] = quoted
            else:
                answer['description'] = quoted
            self.send(answer, 400 if error is telegram_error else 200)

    def flood(self):
        """Answers with 64 MiB, or as much as is taken."""
        self.send_response(200)
        self.send_header('Content-Length', str(64 << 20))
        self.end_headers()
        try:
            for _ in range(64):
                self.wfile.write(b' ' * (1 << 20))
        except OSError:
            self.close_connection = True

    def read_back(self, form):
        """The comments of a thread, newest first, behind them an old one."""
        word, _, rest = next_line('next-read').partition(' ')
        if word == 'lost':
            return self.hang_up()
        if word == 'hold':
            wait_to_go()
        elif word == 'slow':
            time.sleep(float(rest))
        elif word == 'status':
            return self.send(b'<html>no JSON</html>', int(rest))
        elif word == 'broken':
            return self.send(b'{"response":{"items":')
        elif word == 'list':
            return self.send([])
        elif word == 'error':
            return self.send(vk_error(int(rest)))
        owner, target = form['owner_id'], form['post_id']
        items = [{'id': one['number'], 'from_id': -int(one['from_group']),
                  'date': int(time.time()), 'text': one['message'],
                  'reply_to_comment': int(one.get('reply_to_comment', 0))}
                 for one in reversed(posted())
                 if one['network'] == 'vk' and one['owner_id'] == owner
                 and one['post_id'] == target]
        items.append({'id': 1, 'from_id': 7, 'date': 1, 'text': 'Когда?'})
        begin = int(form['offset'])
        self.send({'response': {
            'count': len(items),
            'items': items[begin:begin + int(form['count'])]}})


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass


def main():
    server = Server(('127.0.0.1', 0), Network)
    if len(sys.argv) > 3:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with open(path('port.new'), 'w', encoding='utf-8') as file:
        file.write(str(server.server_address[1]))
    os.rename(path('port.new'), path('port'))
    end = time.monotonic() + LIFE
    while time.monotonic() < end and os.path.isdir(folder):
        time.sleep(0.1)


if __name__ == '__main__':
    main()
