// SPDX-License-Identifier: GPL-3.0-or-later

export type Transport = "sse" | "ws" | "longpoll";

/** An event as the server sends it. `Data` is what the payload is: any JSON, a string, or base64 with `encoding`. */
export interface PushEvent<Data = unknown> {
    /** "epoch:seq"; `seq` grows within an epoch, and an epoch is new when the server's log begins empty. */
    readonly id: string;
    /** Id of the event before it in its channel; absent in the first. */
    readonly prev?: string;
    readonly channel: string;
    readonly event: string;
    /** Microseconds on the clock of the server's /time, when the event was due. */
    readonly t: number;
    readonly data: Data;
    readonly encoding?: "base64";
}

export interface State {
    /**
     * connecting: a transport is being tried; live: it delivers; waiting: until the next try, in `retryIn` ms;
     * paused: the browser froze the tab; refused: asking again would change nothing; closed: by close().
     */
    readonly name: "connecting" | "live" | "waiting" | "paused" | "refused" | "closed";
    readonly transport?: Transport;
    /** In words: what went wrong, or which transports were left and why. Empty if there is nothing to say. */
    readonly why?: string;
    /** Milliseconds. */
    readonly retryIn?: number;
    /** Whose connection it is: this tab's for all (leader), another's (follower), or undefined: not shared. */
    readonly shared?: "leader" | "follower";
}

export interface Reset {
    /** The id to go on behind, which the server does not know any more. */
    readonly requested: string;
    /** The first event that it still has. */
    readonly first: string;
    /** epoch: its log began anew; expired: the id is older than its history. */
    readonly reason: "epoch" | "expired";
}

export interface Gap<Data = unknown> {
    /** Id of the last event handed over. */
    readonly after: string;
    /** The event that shows the gap: its `prev` was not seen. It comes after what is missing. */
    readonly event: PushEvent<Data>;
}

export interface Options<Data = unknown> {
    /** Where the server is, without a slash at its end. Default: the page's own origin. */
    url?: string;
    /** Default: "auto", the first of `order` that gets through. */
    transport?: "auto" | Transport;
    /** Default: ["sse", "ws", "longpoll"]. */
    order?: Transport[];
    /** The id to go on behind, or "start" for all that the server has. Default: from now on. */
    after?: string;
    /** The server's token, or what gives it. It is sent as a header, and to a WebSocket as a ticket. */
    token?: string | (() => string | Promise<string>);
    /** Gives a ticket for each request, in place of a token: one that your own server got for this visitor. */
    ticket?: () => string | Promise<string>;
    /**
     * One connection for all tabs of this origin that follow the same channel of the same url. A text keeps tabs apart
     * that name another, as those of other visitors. Default: true.
     */
    share?: boolean | string;
    /** Every event, once and in order. */
    onEvent?: (event: PushEvent<Data>) => void;
    onState?: (state: State) => void;
    /** The server cannot go on where this tab was: what it shows may lack something. All that it has follows. */
    onReset?: (reset: Reset) => void;
    /** An event was missing. It is asked for, and comes before what follows. */
    onGap?: (gap: Gap<Data>) => void;
    /** Milliseconds without a byte, after which a transport counts as blocked. Default: 2000. */
    openTimeout?: number;
    /** Milliseconds of silence, after which a WebSocket is asked whether it lives, and a long poll ends. Default: 10,000. */
    quiet?: number;
    /** The first wait is up to so many milliseconds. Default: 1000. */
    retryMin?: number;
    /** No wait is longer. Default: 30,000. */
    retryMax?: number;
    /** Milliseconds between two questions whether the tab that reads is alive; it is replaced after four. Default: 1500. */
    tabInterval?: number;
    /** In place of the browser's, for Node.js. */
    WebSocket?: unknown;
}

export interface Subscription {
    /** Ends it. No handler is called any more, but onState once. */
    close(): void;
    /** Id of the last event, or from where on this one follows. */
    readonly after: string | undefined;
    readonly state: State;
}

export function subscribe<Data = unknown>(channel: string, options?: Options<Data>): Subscription;

/** What an event is to one who has seen all up to `after`. */
export function judge(after: string | undefined, event: { id: string; prev?: string }): "next" | "duplicate" | "gap";

/** Milliseconds to wait before try `attempt`, counted from 0. */
export function backoff(attempt: number, limits: { retryMin: number; retryMax: number }): number;

/** Parses Server-Sent Events in pieces of text; `on` gets each block with its fields, and each comment. */
export function sseParser(
    on: (block: { id?: string; event?: string; data?: string; retry?: string; comment?: string }) => void,
): (text: string) => void;
