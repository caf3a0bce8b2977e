// SPDX-License-Identifier: GPL-3.0-or-later

/** The bytes by which a client asks for a WebSocket (RFC 6455 4.1), with the key of its example. */
export function upgradeHead(target = '/ws') {
    return `GET ${target} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`
        + 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
}
