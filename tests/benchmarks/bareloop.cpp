// SPDX-License-Identifier: GPL-3.0-or-later
// The yardstick of servers.mjs: what the kernel alone costs. One epoll loop that encodes what is posted once and sends
// it to all, without history, limits, heartbeats or queues. Nothing to serve anybody with.
//   bareloop PORT
#include "protocol/websocketframe.h"
#include "protocol/websockethandshake.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

constexpr int backlog = 4096;
constexpr int mostEvents = 256;
constexpr std::size_t readSize = 64 * 1024;

/// Index: descriptor.
struct Peer
{
    enum class Kind { Request, Sse, WebSocket };
    Kind kind = Kind::Request;
    std::string input;
};

std::vector<Peer> peers;
std::vector<int> sseSockets;
std::vector<int> webSockets;
int poller = -1;

void add(int descriptor)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = descriptor;
    ::epoll_ctl(poller, EPOLL_CTL_ADD, descriptor, &event);
    peers.resize(std::max(peers.size(), static_cast<std::size_t>(descriptor) + 1));
    peers[static_cast<std::size_t>(descriptor)] = {};
}

void sendAll(int descriptor, std::string_view bytes)
{
    // A peer whose socket is full misses the event: its generator will say so.
    (void)::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

void close(int descriptor)
{
    std::erase(sseSockets, descriptor);
    std::erase(webSockets, descriptor);
    ::close(descriptor);
}

std::string header(const std::string &request, const char *name)
{
    const std::size_t at = request.find(name);
    if (at == std::string::npos) {
        return {};
    }
    const std::size_t begin = request.find(':', at) + 1;
    const std::size_t first = request.find_first_not_of(' ', begin);
    return request.substr(first, request.find('\r', first) - first);
}

void publish(const std::string &payload)
{
    const std::string block = "data: " + payload + "\n\n";
    for (const int descriptor : sseSockets) {
        sendAll(descriptor, block);
    }
    const auto frame = pushscope::encodeWebSocketFrame(
        pushscope::WebSocketOpcode::Text, QByteArrayView{payload.data(), static_cast<qsizetype>(payload.size())});
    for (const int descriptor : webSockets) {
        sendAll(descriptor, {frame.constData(), static_cast<std::size_t>(frame.size())});
    }
}

/// False if the request is not whole yet.
bool takeRequest(int descriptor, Peer &peer)
{
    constexpr std::string_view blankLine = "\r\n\r\n";
    const std::size_t end = peer.input.find(blankLine);
    if (end == std::string::npos) {
        return false;
    }
    const std::size_t body = end + blankLine.size();
    if (peer.input.starts_with("POST")) {
        const auto length = static_cast<std::size_t>(std::atoll(header(peer.input, "Content-Length").c_str()));
        if (peer.input.size() < body + length) {
            return false;
        }
        publish(peer.input.substr(body, length));
        sendAll(descriptor, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        peer.input.erase(0, body + length);
        return true;
    }
    const std::string key = header(peer.input, "Sec-WebSocket-Key");
    peer.input.erase(0, body);
    if (key.empty()) {
        peer.kind = Peer::Kind::Sse;
        sseSockets.push_back(descriptor);
        sendAll(descriptor, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
    } else {
        peer.kind = Peer::Kind::WebSocket;
        webSockets.push_back(descriptor);
        const auto answer =
            pushscope::encodeUpgradeResponse(QByteArrayView{key.data(), static_cast<qsizetype>(key.size())});
        sendAll(descriptor, {answer.constData(), static_cast<std::size_t>(answer.size())});
    }
    return true;
}

void read(int descriptor)
{
    static std::vector<char> buffer(readSize);
    const auto count = ::recv(descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count <= 0) {
        close(descriptor);
        return;
    }
    Peer &peer = peers[static_cast<std::size_t>(descriptor)];
    peer.input.append(buffer.data(), static_cast<std::size_t>(count));
    while (peer.kind == Peer::Kind::Request && takeRequest(descriptor, peer)) {}
}

void accept(int listener)
{
    for (;;) {
        const int descriptor = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor < 0) {
            return;
        }
        const int on = 1;
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        add(descriptor);
    }
}

int listenOn(int port)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<in_port_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::listen(listener, backlog) != 0) {
        std::perror("bareloop");
        std::exit(1);
    }
    return listener;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: bareloop PORT\n", stderr);
        return 2;
    }
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    poller = ::epoll_create1(EPOLL_CLOEXEC);
    const int listener = listenOn(std::atoi(argv[1]));
    add(listener);
    std::vector<epoll_event> events(mostEvents);
    for (;;) {
        const int count = ::epoll_wait(poller, events.data(), mostEvents, -1);
        for (int i = 0; i < count; ++i) {
            const int descriptor = events[static_cast<std::size_t>(i)].data.fd;
            if (descriptor == listener) {
                accept(listener);
            } else {
                read(descriptor);
            }
        }
    }
}
