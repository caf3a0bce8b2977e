<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Advice</name>
    <message>
        <source>(here: --token, --token-file or PUSHSCOPE_TOKEN)</source>
        <translation>(hier: --token, --token-file oder PUSHSCOPE_TOKEN)</translation>
    </message>
    <message>
        <source>(here: --after)</source>
        <translation>(hier: --after)</translation>
    </message>
</context>
<context>
    <name>Bench</name>
    <message>
        <source>all, sse, ws, longpoll or poll</source>
        <translation>all, sse, ws, longpoll oder poll</translation>
    </message>
    <message>
        <source>an address that begins with http:// or ws://, as http://127.0.0.1:8080; TLS is not measured</source>
        <translation>eine Adresse, die mit http:// oder ws:// beginnt, wie http://127.0.0.1:8080; TLS wird nicht gemessen</translation>
    </message>
    <message>
        <source>Which clients; all needs a PushScope server</source>
        <translation>Welche Clients; all braucht einen PushScope-Server</translation>
    </message>
    <message>
        <source>So many of each transport</source>
        <translation>So viele von jedem Transport</translation>
    </message>
    <message>
        <source>Events published, each to every client; the times are fixed in advance</source>
        <translation>Veröffentlichte Ereignisse, jedes an jeden Client; die Zeiten sind vorab festgelegt</translation>
    </message>
    <message>
        <source>Size of an event&apos;s payload</source>
        <translation>Größe der Nutzlast eines Ereignisses</translation>
    </message>
    <message>
        <source>Measured time</source>
        <translation>Gemessene Zeit</translation>
    </message>
    <message>
        <source>Time before it that is not measured</source>
        <translation>Zeit davor, die nicht gemessen wird</translation>
    </message>
    <message>
        <source>Short poll: from an answer to the next request</source>
        <translation>Short Poll: von einer Antwort bis zur nächsten Anfrage</translation>
    </message>
    <message>
        <source>Publish each event once all clients have the one before, instead of at a rate: measures how many deliveries a second are possible</source>
        <translation>Jedes Ereignis veröffentlichen, sobald alle Clients das vorige haben, statt mit einer Rate: misst, wie viele Zustellungen je Sekunde möglich sind</translation>
    </message>
    <message>
        <source>Where events are posted; without it, /publish of the same server</source>
        <translation>Wohin Ereignisse gepostet werden; ohne Angabe an /publish desselben Servers</translation>
    </message>
    <message>
        <source>Print one JSON object instead of the table</source>
        <translation>Ein JSON-Objekt statt der Tabelle ausgeben</translation>
    </message>
    <message>
        <source>Gets the report</source>
        <translation>Erhält den Bericht</translation>
    </message>
    <message>
        <source>--report: cannot write %1: %2</source>
        <translation>--report: kann %1 nicht schreiben: %2</translation>
    </message>
    <message>
        <source>Put a load on a push server and measure the latency of each delivery.</source>
        <translation>Einen Push-Server belasten und die Latenz jeder Zustellung messen.</translation>
    </message>
    <message>
        <source>Sent as a bearer token, to publish too</source>
        <translation>Wird als Bearer-Token gesendet, auch beim Veröffentlichen</translation>
    </message>
    <message>
        <source>PUSHSCOPE_TOKEN of the environment</source>
        <translation>PUSHSCOPE_TOKEN der Umgebung</translation>
    </message>
    <message>
        <source>The server; with a path, the URL is used as it is, for one transport</source>
        <translation>Der Server; mit Pfad wird die URL unverändert benutzt, für einen Transport</translation>
    </message>
    <message>
        <source>Latency is delivered - due, so a server that stands still is charged for all that was due meanwhile. The verdict says whether the figures can be trusted: VALID, DEGRADED or INVALID; if INVALID, the exit code is 1. SIGINT or SIGTERM ends the run early, with the figures so far and exit code 0: the run is INVALID, as it is not whole, but that was asked for.</source>
        <translation>Latenz ist Zustellung − Fälligkeit, einem stillstehenden Server wird also alles angelastet, was unterdessen fällig war. Das Urteil sagt, ob den Messwerten zu trauen ist: GÜLTIG, FRAGLICH oder UNGÜLTIG (VALID, DEGRADED, INVALID); bei UNGÜLTIG ist der Exit-Code 1. SIGINT oder SIGTERM beendet den Lauf vorzeitig, mit den bisherigen Messwerten und Exit-Code 0: Der Lauf ist UNGÜLTIG, da er nicht vollständig ist, aber das war verlangt.</translation>
    </message>
    <message>
        <source>--rate: has no meaning with --lockstep, which publishes as fast as the clients get the events</source>
        <translation>--rate: hat mit --lockstep keine Bedeutung, das so schnell veröffentlicht, wie die Clients die Ereignisse erhalten</translation>
    </message>
    <message>
        <source>share of the deliveries that took no longer</source>
        <translation>Anteil der Zustellungen, die nicht länger brauchten</translation>
    </message>
    <message>
        <source>Latency by percentile, one curve for each; the table has the same figures</source>
        <translation>Latenz nach Perzentil, je eine Kurve; die Tabelle hat dieselben Werte</translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>latency; each row has its own height</source>
        <translation>Latenz; jede Zeile hat ihre eigene Höhe</translation>
    </message>
    <message>
        <source>How the latencies are spread, one row for each transport</source>
        <translation>Wie die Latenzen verteilt sind, eine Zeile für jeden Transport</translation>
    </message>
    <message>
        <source>seconds since the first delivery</source>
        <translation>Sekunden seit der ersten Zustellung</translation>
    </message>
    <message>
        <source>The highest latency of each moment, one line for each transport</source>
        <translation>Die höchste Latenz jedes Augenblicks, eine Linie für jeden Transport</translation>
    </message>
    <message>
        <source>VALID</source>
        <translation>GÜLTIG</translation>
    </message>
    <message>
        <source>Everything that was offered arrived in time, and the generator kept up.</source>
        <translation>Alles Angebotene kam rechtzeitig an, und der Lastgenerator hielt mit.</translation>
    </message>
    <message>
        <source>DEGRADED</source>
        <translation>FRAGLICH</translation>
    </message>
    <message>
        <source>INVALID</source>
        <translation>UNGÜLTIG</translation>
    </message>
    <message>
        <source>%1 of %2 events were accepted; they were sent late by %3 at the median, %4 at the 99th percentile.</source>
        <translation>%1 von %2 Ereignissen wurden angenommen; gesendet wurden sie im Median um %3 verspätet, beim 99. Perzentil um %4.</translation>
    </message>
    <message>
        <source>The generator used %1 % of a core; what had arrived waited in it for %2 at the median, %3 at the 99th percentile.</source>
        <translation>Der Lastgenerator nutzte %1 % eines Kerns; was angekommen war, wartete in ihm im Median %2, beim 99. Perzentil %3.</translation>
    </message>
    <message>
        <source>Latency by percentile</source>
        <translation>Latenz nach Perzentil</translation>
    </message>
    <message>
        <source>How the latencies are spread</source>
        <translation>Wie die Latenzen verteilt sind</translation>
    </message>
    <message>
        <source>Latency is delivered - due: it counts from the time that was fixed for an event, so a server that stands still is charged for all that was due meanwhile. The latency of a short poll includes the wait for the next one. ~ marks a percentile with fewer than ten samples above it. On one machine, server and generator share its processors.</source>
        <translation>Latenz ist Zustellung − Fälligkeit: Sie zählt ab der Zeit, die für ein Ereignis festgelegt war; einem stillstehenden Server wird also alles angelastet, was unterdessen fällig war. Die Latenz eines Short Polls enthält das Warten auf den nächsten. ~ kennzeichnet ein Perzentil mit weniger als zehn Proben darüber. Auf einem einzigen Rechner teilen sich Server und Lastgenerator die Prozessoren.</translation>
    </message>
    <message>
        <source>Load on %1</source>
        <translation>Last auf %1</translation>
    </message>
    <message>
        <source>Publisher and generator</source>
        <translation>Sender und Lastgenerator</translation>
    </message>
    <message>
        <source>What was asked for</source>
        <translation>Was verlangt war</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>misst</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>läuft aus</translation>
    </message>
    <message>
        <source>transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>offered/s</source>
        <translation>Soll/s</translation>
    </message>
    <message>
        <source>delivered/s</source>
        <translation>zugestellt/s</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>doppelt</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>p99.9</source>
        <translation>p99.9</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>Aufbau</translation>
    </message>
    <message>
        <source>1st event</source>
        <translation>1. Ereign.</translation>
    </message>
    <message>
        <source>wire B</source>
        <translation>Leitung B</translation>
    </message>
    <message>
        <source>verdict: VALID</source>
        <translation>Urteil: GÜLTIG</translation>
    </message>
    <message>
        <source>verdict: DEGRADED</source>
        <translation>Urteil: FRAGLICH</translation>
    </message>
    <message>
        <source>verdict: INVALID</source>
        <translation>Urteil: UNGÜLTIG</translation>
    </message>
    <message>
        <source>  sent %1/s</source>
        <translation>  gesendet %1/s</translation>
    </message>
    <message>
        <source> %1/s p99 %2</source>
        <translation> %1/s p99 %2</translation>
    </message>
    <message>
        <source>latency is delivered - due; ~ marks a percentile with fewer than ten samples above it</source>
        <translation>Latenz ist Zustellung − Fälligkeit; ~ kennzeichnet ein Perzentil mit weniger als zehn Proben darüber</translation>
    </message>
    <message>
        <source>published: %1 of %2 events accepted, sent late by %3 (p99), generator&apos;s loop lag %4 (p99), %5 % of a core</source>
        <translation>veröffentlicht: %1 von %2 Ereignissen angenommen, um %3 verspätet gesendet (p99), Verzug der Ereignisschleife des Lastgenerators %4 (p99), %5 % eines Kerns</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>all, sse, ws, longpoll or http</source>
        <translation>all, sse, ws, longpoll oder http</translation>
    </message>
    <message>
        <source>not one of the words</source>
        <translation>keines der Wörter</translation>
    </message>
    <message>
        <source>the name of a case or how it begins, as ws/6455-5</source>
        <translation>der Name eines Falls oder dessen Anfang, wie ws/6455-5</translation>
    </message>
    <message>
        <source>a name is empty</source>
        <translation>ein Name ist leer</translation>
    </message>
    <message>
        <source>What the URL speaks; HTTP is checked with each</source>
        <translation>Was die URL spricht; HTTP wird jeweils mitgeprüft</translation>
    </message>
    <message>
        <source>Sent with each request</source>
        <translation>Wird mit jeder Anfrage gesendet</translation>
    </message>
    <message>
        <source>Where events can be posted that the URL then gives; without it, /publish of an origin</source>
        <translation>Wohin sich Ereignisse posten lassen, die die URL dann ausgibt; ohne Angabe /publish eines Origins</translation>
    </message>
    <message>
        <source>Take any certificate</source>
        <translation>Jedes Zertifikat annehmen</translation>
    </message>
    <message>
        <source>Sent as a bearer token</source>
        <translation>Wird als Bearer-Token gesendet</translation>
    </message>
    <message>
        <source>PUSHSCOPE_TOKEN of the environment</source>
        <translation>PUSHSCOPE_TOKEN der Umgebung</translation>
    </message>
    <message>
        <source>Sent to --publish-url instead of --token</source>
        <translation>Geht statt --token an --publish-url</translation>
    </message>
    <message>
        <source>that of --token</source>
        <translation>das von --token</translation>
    </message>
    <message>
        <source>Only the cases of this name</source>
        <translation>Nur die Fälle dieses Namens</translation>
    </message>
    <message>
        <source>How long to wait for what a server does at once</source>
        <translation>Wie lange auf das zu warten ist, was ein Server sofort tut</translation>
    </message>
    <message>
        <source>How long to wait for the end of a request that does not arrive whole</source>
        <translation>Wie lange auf das Ende einer Anfrage zu warten ist, die nicht vollständig ankommt</translation>
    </message>
    <message>
        <source>How long to wait for a sign of life in an idle event stream, 0 for not at all</source>
        <translation>Wie lange auf ein Lebenszeichen in einem ruhenden Ereignis-Stream zu warten ist, 0 für gar nicht</translation>
    </message>
    <message>
        <source>Print one JSON object instead of the table</source>
        <translation>Ein JSON-Objekt statt der Tabelle ausgeben</translation>
    </message>
    <message>
        <source>Check a push server against the standards, case by case.</source>
        <translation>Einen Push-Server an den Standards prüfen, Fall für Fall.</translation>
    </message>
    <message>
        <source>The server; with a path, the endpoint of one transport</source>
        <translation>Der Server; mit Pfad der Endpunkt eines Transports</translation>
    </message>
    <message>
        <source>The cases follow RFC 6455 (WebSocket), RFC 9110 and 9112 (HTTP) and section 9.2 of the HTML standard (Server-Sent Events). FAIL is a requirement that is not met, warn a recommendation; n/a says why a case does not apply. If a requirement is not met, the exit code is 1. The server sees many malformed requests. Events are posted only to --publish-url, or to /publish of an origin that takes them.</source>
        <translation>Die Fälle folgen RFC 6455 (WebSocket), RFC 9110 und 9112 (HTTP) und Abschnitt 9.2 des HTML-Standards (Server-Sent Events). FAIL ist eine nicht erfüllte Anforderung, warn eine nicht befolgte Empfehlung; n/a sagt, warum ein Fall nicht anwendbar ist. Ist eine Anforderung nicht erfüllt, ist der Exit-Code 1. Der Server bekommt viele fehlerhafte Anfragen zu sehen. Ereignisse werden nur an --publish-url gepostet, oder an /publish eines Origins, der sie annimmt.</translation>
    </message>
    <message>
        <source>warning: --insecure: the server&apos;s certificate is not verified</source>
        <translation>Warnung: --insecure: das Zertifikat des Servers wird nicht geprüft</translation>
    </message>
    <message>
        <source>%1 cases to go</source>
        <translation>noch %1 Fälle</translation>
    </message>
    <message>
        <source>the server gives no answer: %1</source>
        <translation>der Server antwortet nicht: %1</translation>
    </message>
    <message>
        <source>--case: no case of that name belongs to what is checked</source>
        <translation>--case: kein Fall dieses Namens gehört zu dem, was geprüft wird</translation>
    </message>
    <message>
        <source>%1 (a later request of the connection)</source>
        <translation>%1 (eine spätere Anfrage der Verbindung)</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>n/a</source>
        <translation>n/a</translation>
    </message>
    <message>
        <source>FAIL</source>
        <translation>FAIL</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>warn</translation>
    </message>
    <message>
        <source>%1, expected: %2</source>
        <translation>%1, erwartet: %2</translation>
    </message>
    <message>
        <source>came: %1</source>
        <translation>gekommen: %1</translation>
    </message>
    <message>
        <source>HTTP/1.0 without keep-alive: the connection ends after the answer</source>
        <translation>HTTP/1.0 ohne keep-alive: Die Verbindung endet nach der Antwort</translation>
    </message>
    <message>
        <source>An answer to HTTP/1.0 is not chunked</source>
        <translation>Eine Antwort auf HTTP/1.0 kommt nicht in Chunks</translation>
    </message>
    <message>
        <source>Connection: close ends the connection after the answer</source>
        <translation>Connection: close beendet die Verbindung nach der Antwort</translation>
    </message>
    <message>
        <source>The last answer of a connection says so</source>
        <translation>Die letzte Antwort einer Verbindung sagt es</translation>
    </message>
    <message>
        <source>A connection takes one request after another</source>
        <translation>Eine Verbindung nimmt eine Anfrage nach der anderen an</translation>
    </message>
    <message>
        <source>Pipelined requests are answered in their order</source>
        <translation>Anfragen im Pipelining werden in ihrer Reihenfolge beantwortet</translation>
    </message>
    <message>
        <source>Expect: 100-continue is answered before the body comes</source>
        <translation>Expect: 100-continue wird beantwortet, bevor der Rumpf kommt</translation>
    </message>
    <message>
        <source>Expect in HTTP/1.0 is ignored</source>
        <translation>Expect in HTTP/1.0 wird ignoriert</translation>
    </message>
    <message>
        <source>Answers with 2xx, 3xx and 4xx tell their date</source>
        <translation>Antworten mit 2xx, 3xx und 4xx nennen ihr Datum</translation>
    </message>
    <message>
        <source>White space between a field&apos;s name and the colon is refused</source>
        <translation>Leerraum zwischen Feldname und Doppelpunkt wird abgelehnt</translation>
    </message>
    <message>
        <source>The same in the name of Content-Length</source>
        <translation>Dasselbe im Namen von Content-Length</translation>
    </message>
    <message>
        <source>A folded line is refused or joined, and never a field of its own</source>
        <translation>Eine gefaltete Zeile wird abgelehnt oder angefügt und ist nie ein eigenes Feld</translation>
    </message>
    <message>
        <source>White space before the first field is refused or passed over</source>
        <translation>Leerraum vor dem ersten Feld wird abgelehnt oder übergangen</translation>
    </message>
    <message>
        <source>A bare LF is refused or ends a line</source>
        <translation>Ein bloßes LF wird abgelehnt oder beendet eine Zeile</translation>
    </message>
    <message>
        <source>A bare CR is refused or a space, and never ends a line</source>
        <translation>Ein bloßes CR wird abgelehnt oder ist ein Leerzeichen und beendet nie eine Zeile</translation>
    </message>
    <message>
        <source>A NUL in a field is refused or a space</source>
        <translation>Ein NUL in einem Feld wird abgelehnt oder ist ein Leerzeichen</translation>
    </message>
    <message>
        <source>A field name that is not a token is refused</source>
        <translation>Ein Feldname, der kein Token ist, wird abgelehnt</translation>
    </message>
    <message>
        <source>A field without a name is refused</source>
        <translation>Ein Feld ohne Namen wird abgelehnt</translation>
    </message>
    <message>
        <source>A header line without a colon is refused</source>
        <translation>Eine Header-Zeile ohne Doppelpunkt wird abgelehnt</translation>
    </message>
    <message>
        <source>A field with an empty value is fine</source>
        <translation>Ein Feld mit leerem Wert ist in Ordnung</translation>
    </message>
    <message>
        <source>Bytes above 0x7F in a field&apos;s value are no reason to hang up</source>
        <translation>Bytes über 0x7F im Wert eines Feldes sind kein Grund aufzulegen</translation>
    </message>
    <message>
        <source>A request without Host is refused</source>
        <translation>Eine Anfrage ohne Host wird abgelehnt</translation>
    </message>
    <message>
        <source>A request with two Host fields is refused</source>
        <translation>Eine Anfrage mit zwei Host-Feldern wird abgelehnt</translation>
    </message>
    <message>
        <source>A request with two different Host fields is refused</source>
        <translation>Eine Anfrage mit zwei verschiedenen Host-Feldern wird abgelehnt</translation>
    </message>
    <message>
        <source>A Host that is not a host is refused</source>
        <translation>Ein Host, der kein Host ist, wird abgelehnt</translation>
    </message>
    <message>
        <source>A Host with user information is refused</source>
        <translation>Ein Host mit Benutzerangaben wird abgelehnt</translation>
    </message>
    <message>
        <source>Two Content-Length fields that differ are refused</source>
        <translation>Zwei verschiedene Content-Length-Felder werden abgelehnt</translation>
    </message>
    <message>
        <source>A Content-Length list of differing values is refused</source>
        <translation>Eine Content-Length-Liste verschiedener Werte wird abgelehnt</translation>
    </message>
    <message>
        <source>Two equal Content-Length fields are refused or count as one</source>
        <translation>Zwei gleiche Content-Length-Felder werden abgelehnt oder zählen als eines</translation>
    </message>
    <message>
        <source>A negative Content-Length is refused</source>
        <translation>Eine negative Content-Length wird abgelehnt</translation>
    </message>
    <message>
        <source>A Content-Length with a plus sign is refused</source>
        <translation>Eine Content-Length mit Pluszeichen wird abgelehnt</translation>
    </message>
    <message>
        <source>A hexadecimal Content-Length is refused</source>
        <translation>Eine hexadezimale Content-Length wird abgelehnt</translation>
    </message>
    <message>
        <source>A Content-Length with a space between digits is refused</source>
        <translation>Eine Content-Length mit Leerzeichen zwischen den Ziffern wird abgelehnt</translation>
    </message>
    <message>
        <source>A Content-Length without a value is refused</source>
        <translation>Eine Content-Length ohne Wert wird abgelehnt</translation>
    </message>
    <message>
        <source>A Content-Length beyond 64 bits is refused</source>
        <translation>Eine Content-Length über 64 Bit wird abgelehnt</translation>
    </message>
    <message>
        <source>Content-Length beside Transfer-Encoding: one answer, then the connection is closed</source>
        <translation>Content-Length neben Transfer-Encoding: eine Antwort, dann wird die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>The same with the fields the other way round</source>
        <translation>Dasselbe mit umgekehrter Reihenfolge der Felder</translation>
    </message>
    <message>
        <source>Transfer-Encoding in HTTP/1.0: one answer, then the connection is closed</source>
        <translation>Transfer-Encoding in HTTP/1.0: eine Antwort, dann wird die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>A transfer coding that is not known is refused</source>
        <translation>Eine unbekannte Transferkodierung wird abgelehnt</translation>
    </message>
    <message>
        <source>A request whose last coding is not chunked is refused</source>
        <translation>Eine Anfrage, deren letzte Kodierung nicht chunked ist, wird abgelehnt</translation>
    </message>
    <message>
        <source>Chunked applied twice is refused</source>
        <translation>Doppelt angewandtes chunked wird abgelehnt</translation>
    </message>
    <message>
        <source>Chunked in two fields is refused</source>
        <translation>chunked in zwei Feldern wird abgelehnt</translation>
    </message>
    <message>
        <source>A coding that only looks like chunked is refused</source>
        <translation>Eine Kodierung, die nur wie chunked aussieht, wird abgelehnt</translation>
    </message>
    <message>
        <source>Chunked with a control byte before it is refused</source>
        <translation>chunked mit einem Steuerzeichen davor wird abgelehnt</translation>
    </message>
    <message>
        <source>A chunk size that is no number ends the connection</source>
        <translation>Eine Chunk-Größe, die keine Zahl ist, beendet die Verbindung</translation>
    </message>
    <message>
        <source>A negative chunk size ends the connection</source>
        <translation>Eine negative Chunk-Größe beendet die Verbindung</translation>
    </message>
    <message>
        <source>A chunk size with 0x ends the connection</source>
        <translation>Eine Chunk-Größe mit 0x beendet die Verbindung</translation>
    </message>
    <message>
        <source>A chunk line without a size ends the connection</source>
        <translation>Eine Chunk-Zeile ohne Größe beendet die Verbindung</translation>
    </message>
    <message>
        <source>A chunk size beyond 64 bits ends the connection</source>
        <translation>Eine Chunk-Größe über 64 Bit beendet die Verbindung</translation>
    </message>
    <message>
        <source>A chunk longer than its size ends the connection</source>
        <translation>Ein Chunk, der länger als seine Größe ist, beendet die Verbindung</translation>
    </message>
    <message>
        <source>A chunk line that ends in a bare LF ends the connection</source>
        <translation>Eine Chunk-Zeile, die mit einem bloßen LF endet, beendet die Verbindung</translation>
    </message>
    <message>
        <source>A chunked body, with an extension and a trailer, is passed over</source>
        <translation>Ein Rumpf in Chunks, mit Erweiterung und Trailer, wird übergangen</translation>
    </message>
    <message>
        <source>A target of 128 KiB that is too long is answered with 414</source>
        <translation>Ein zu langes Ziel von 128 KiB wird mit 414 beantwortet</translation>
    </message>
    <message>
        <source>A field of 128 KiB is answered, with a 4xx where it is too large</source>
        <translation>Ein Feld von 128 KiB wird beantwortet, mit 4xx, wo es zu groß ist</translation>
    </message>
    <message>
        <source>The 4xx of a field that is too large is 431</source>
        <translation>Die 4xx eines zu großen Feldes ist 431</translation>
    </message>
    <message>
        <source>3,000 fields are answered, with a 4xx where they are too many</source>
        <translation>3.000 Felder werden beantwortet, mit 4xx, wo es zu viele sind</translation>
    </message>
    <message>
        <source>The 4xx of too many fields is 431</source>
        <translation>Die 4xx bei zu vielen Feldern ist 431</translation>
    </message>
    <message>
        <source>A head that stops half way is answered with 408</source>
        <translation>Ein Kopf, der auf halbem Weg abbricht, wird mit 408 beantwortet</translation>
    </message>
    <message>
        <source>So is a head of which a byte comes now and then</source>
        <translation>Ebenso einer, von dem ab und zu ein Byte kommt</translation>
    </message>
    <message>
        <source>An empty line before the request is passed over</source>
        <translation>Eine Leerzeile vor der Anfrage wird übergangen</translation>
    </message>
    <message>
        <source>A target with a space in it is refused</source>
        <translation>Ein Ziel mit einem Leerzeichen darin wird abgelehnt</translation>
    </message>
    <message>
        <source>A request line without a version is refused</source>
        <translation>Eine Anfragezeile ohne Version wird abgelehnt</translation>
    </message>
    <message>
        <source>A malformed HTTP version is refused</source>
        <translation>Eine fehlerhafte HTTP-Version wird abgelehnt</translation>
    </message>
    <message>
        <source>A major version that is not spoken is refused</source>
        <translation>Eine Hauptversion, die nicht gesprochen wird, wird abgelehnt</translation>
    </message>
    <message>
        <source>A NUL in the target is refused</source>
        <translation>Ein NUL im Ziel wird abgelehnt</translation>
    </message>
    <message>
        <source>A target that is neither a path nor a URL is refused</source>
        <translation>Ein Ziel, das weder Pfad noch URL ist, wird abgelehnt</translation>
    </message>
    <message>
        <source>OPTIONS of the whole server is not a malformed request</source>
        <translation>OPTIONS für den ganzen Server ist keine fehlerhafte Anfrage</translation>
    </message>
    <message>
        <source>A target in absolute form is taken like its path</source>
        <translation>Ein Ziel in absoluter Form gilt wie sein Pfad</translation>
    </message>
    <message>
        <source>Methods have case: get is not GET</source>
        <translation>Bei Methoden zählt groß und klein: get ist nicht GET</translation>
    </message>
    <message>
        <source>A method that is not known is refused</source>
        <translation>Eine unbekannte Methode wird abgelehnt</translation>
    </message>
    <message>
        <source>The answer to HEAD has no body</source>
        <translation>Die Antwort auf HEAD hat keinen Rumpf</translation>
    </message>
    <message>
        <source>An answer is JSON with events and next</source>
        <translation>Eine Antwort ist JSON mit events und next</translation>
    </message>
    <message>
        <source>It is not stored by caches</source>
        <translation>Caches speichern das nicht</translation>
    </message>
    <message>
        <source>It tells its date, with events and without</source>
        <translation>Sie nennt ihr Datum, mit Ereignissen und ohne</translation>
    </message>
    <message>
        <source>timeout=0 is answered at once</source>
        <translation>timeout=0 wird sofort beantwortet</translation>
    </message>
    <message>
        <source>timeout=1 is answered after a second, empty if nothing happens</source>
        <translation>timeout=1 wird nach einer Sekunde beantwortet, leer, wenn nichts geschieht</translation>
    </message>
    <message>
        <source>An empty answer has the next that was asked from</source>
        <translation>Eine leere Antwort hat das next, ab dem gefragt wurde</translation>
    </message>
    <message>
        <source>An event answers a parked poll, and comes once</source>
        <translation>Ein Ereignis beantwortet einen wartenden Poll und kommt einmal</translation>
    </message>
    <message>
        <source>What was missed comes at once and whole</source>
        <translation>Versäumtes kommt sofort und vollständig</translation>
    </message>
    <message>
        <source>A cursor that is not known is answered with a reset</source>
        <translation>Ein unbekannter Cursor wird mit einem Reset beantwortet</translation>
    </message>
    <message>
        <source>A timeout that is no number is refused</source>
        <translation>Ein timeout, das keine Zahl ist, wird abgelehnt</translation>
    </message>
    <message>
        <source>So is one above 60 s</source>
        <translation>Ebenso eines über 60 s</translation>
    </message>
    <message>
        <source>And a negative one</source>
        <translation>Und ein negatives</translation>
    </message>
    <message>
        <source>A cursor that is no id is refused</source>
        <translation>Ein Cursor, der keine ID ist, wird abgelehnt</translation>
    </message>
    <message>
        <source>A channel name with other characters is refused</source>
        <translation>Ein Kanalname mit anderen Zeichen wird abgelehnt</translation>
    </message>
    <message>
        <source>One connection serves one poll after another</source>
        <translation>Eine Verbindung bedient einen Poll nach dem anderen</translation>
    </message>
    <message>
        <source>A request behind a parked poll waits for its answer</source>
        <translation>Eine Anfrage hinter einem wartenden Poll wartet auf ihre Antwort</translation>
    </message>
    <message>
        <source>The stream is answered with 200</source>
        <translation>Der Stream wird mit 200 beantwortet</translation>
    </message>
    <message>
        <source>Its type is text/event-stream</source>
        <translation>Sein Typ ist text/event-stream</translation>
    </message>
    <message>
        <source>If its type names a charset, that is UTF-8</source>
        <translation>Nennt sein Typ einen Zeichensatz, ist es UTF-8</translation>
    </message>
    <message>
        <source>It stays open while nothing happens</source>
        <translation>Er bleibt offen, während nichts geschieht</translation>
    </message>
    <message>
        <source>It is there for Accept: */*</source>
        <translation>Es gibt ihn für Accept: */*</translation>
    </message>
    <message>
        <source>It is there without Accept</source>
        <translation>Es gibt ihn ohne Accept</translation>
    </message>
    <message>
        <source>It is not compressed for who takes identity only</source>
        <translation>Er ist nicht komprimiert, wenn nur identity angenommen wird</translation>
    </message>
    <message>
        <source>The stream is not chunked to HTTP/1.0</source>
        <translation>Für HTTP/1.0 kommt der Stream nicht in Chunks</translation>
    </message>
    <message>
        <source>It is chunked or lasts until the connection ends</source>
        <translation>Er kommt in Chunks oder dauert bis zum Ende der Verbindung</translation>
    </message>
    <message>
        <source>A Last-Event-ID that is not known is no error</source>
        <translation>Eine unbekannte Last-Event-ID ist kein Fehler</translation>
    </message>
    <message>
        <source>Nor is an empty one</source>
        <translation>Eine leere auch nicht</translation>
    </message>
    <message>
        <source>An idle stream shows a sign of life</source>
        <translation>Ein ruhender Stream gibt ein Lebenszeichen</translation>
    </message>
    <message>
        <source>The stream is UTF-8</source>
        <translation>Der Stream ist UTF-8</translation>
    </message>
    <message>
        <source>It holds nothing but comments and known fields</source>
        <translation>Er enthält nur Kommentare und bekannte Felder</translation>
    </message>
    <message>
        <source>An event that is published arrives, ended by a blank line</source>
        <translation>Ein veröffentlichtes Ereignis kommt an, mit einer Leerzeile beendet</translation>
    </message>
    <message>
        <source>Characters of two, three and four bytes arrive as they are</source>
        <translation>Zeichen aus zwei, drei und vier Bytes kommen unverändert an</translation>
    </message>
    <message>
        <source>A text of several lines stays one event</source>
        <translation>Ein Text aus mehreren Zeilen bleibt ein Ereignis</translation>
    </message>
    <message>
        <source>retry is made of digits alone</source>
        <translation>retry besteht nur aus Ziffern</translation>
    </message>
    <message>
        <source>An id holds no NUL</source>
        <translation>Eine ID enthält kein NUL</translation>
    </message>
    <message>
        <source>After Last-Event-ID come the events that were missed, and only they</source>
        <translation>Nach Last-Event-ID kommen die versäumten Ereignisse, und nur sie</translation>
    </message>
    <message>
        <source>After the last id nothing comes again</source>
        <translation>Nach der letzten ID kommt nichts erneut</translation>
    </message>
    <message>
        <source>A close frame is answered with one</source>
        <translation>Ein Close-Frame wird mit einem beantwortet</translation>
    </message>
    <message>
        <source>So is one without a code</source>
        <translation>Ebenso einer ohne Code</translation>
    </message>
    <message>
        <source>And one of 125 bytes</source>
        <translation>Und einer von 125 Bytes</translation>
    </message>
    <message>
        <source>After both close frames the server ends the connection</source>
        <translation>Nach beiden Close-Frames beendet der Server die Verbindung</translation>
    </message>
    <message>
        <source>Nothing follows the server&apos;s close frame</source>
        <translation>Nach dem Close-Frame des Servers folgt nichts</translation>
    </message>
    <message>
        <source>Frames behind a close frame are not answered</source>
        <translation>Frames nach einem Close-Frame werden nicht beantwortet</translation>
    </message>
    <message>
        <source>A close frame may stand between fragments</source>
        <translation>Ein Close-Frame darf zwischen Fragmenten stehen</translation>
    </message>
    <message>
        <source>A close frame may come byte by byte</source>
        <translation>Ein Close-Frame darf Byte für Byte kommen</translation>
    </message>
    <message>
        <source>A close frame of one byte fails the connection</source>
        <translation>Ein Close-Frame von einem Byte lässt die Verbindung scheitern</translation>
    </message>
    <message>
        <source>A reason that is not UTF-8 fails the connection</source>
        <translation>Eine Begründung, die kein UTF-8 ist, lässt die Verbindung scheitern</translation>
    </message>
    <message>
        <source>A client&apos;s frame that is not masked fails the connection</source>
        <translation>Ein unmaskierter Frame eines Clients lässt die Verbindung scheitern</translation>
    </message>
    <message>
        <source>So does a ping that is not masked</source>
        <translation>Ebenso ein unmaskierter Ping</translation>
    </message>
    <message>
        <source>And a close frame that is not masked</source>
        <translation>Und ein unmaskierter Close-Frame</translation>
    </message>
    <message>
        <source>RSV1 without an extension fails the connection</source>
        <translation>RSV1 ohne Erweiterung lässt die Verbindung scheitern</translation>
    </message>
    <message>
        <source>So does RSV2</source>
        <translation>Ebenso RSV2</translation>
    </message>
    <message>
        <source>And RSV3</source>
        <translation>Und RSV3</translation>
    </message>
    <message>
        <source>And a reserved bit of a ping</source>
        <translation>Und ein reserviertes Bit eines Pings</translation>
    </message>
    <message>
        <source>A length of 16 bits where 7 would do fails the connection</source>
        <translation>Eine Länge in 16 Bit, wo 7 genügen, lässt die Verbindung scheitern</translation>
    </message>
    <message>
        <source>So does one of 64 bits for a short text</source>
        <translation>Ebenso eine in 64 Bit für einen kurzen Text</translation>
    </message>
    <message>
        <source>A length with its top bit set fails the connection</source>
        <translation>Eine Länge mit gesetztem höchstem Bit lässt die Verbindung scheitern</translation>
    </message>
    <message>
        <source>A ping of 126 bytes fails the connection</source>
        <translation>Ein Ping von 126 Bytes lässt die Verbindung scheitern</translation>
    </message>
    <message>
        <source>So does a close frame of 126 bytes</source>
        <translation>Ebenso ein Close-Frame von 126 Bytes</translation>
    </message>
    <message>
        <source>A ping without FIN fails the connection</source>
        <translation>Ein Ping ohne FIN lässt die Verbindung scheitern</translation>
    </message>
    <message>
        <source>So does a close frame without FIN</source>
        <translation>Ebenso ein Close-Frame ohne FIN</translation>
    </message>
    <message>
        <source>A failed connection ends with a close frame</source>
        <translation>Eine gescheiterte Verbindung endet mit einem Close-Frame</translation>
    </message>
    <message>
        <source>An empty ping is answered</source>
        <translation>Ein leerer Ping wird beantwortet</translation>
    </message>
    <message>
        <source>A pong has the payload of its ping</source>
        <translation>Ein Pong hat die Nutzlast seines Pings</translation>
    </message>
    <message>
        <source>Whatever the bytes</source>
        <translation>Gleich welche Bytes</translation>
    </message>
    <message>
        <source>Up to 125 bytes</source>
        <translation>Bis zu 125 Bytes</translation>
    </message>
    <message>
        <source>Of ten pings at once the last is answered</source>
        <translation>Von zehn Pings zugleich wird der letzte beantwortet</translation>
    </message>
    <message>
        <source>A pong that nobody asked for does no harm</source>
        <translation>Ein Pong, um den niemand gebeten hat, schadet nicht</translation>
    </message>
    <message>
        <source>A frame may come byte by byte</source>
        <translation>Ein Frame darf Byte für Byte kommen</translation>
    </message>
    <message>
        <source>A frame in the same segment as the handshake is not lost</source>
        <translation>Ein Frame im selben Segment wie der Handshake geht nicht verloren</translation>
    </message>
    <message>
        <source>The server&apos;s frames are not masked</source>
        <translation>Die Frames des Servers sind nicht maskiert</translation>
    </message>
    <message>
        <source>The server&apos;s frames have no reserved bits, and text is UTF-8</source>
        <translation>Die Frames des Servers haben keine reservierten Bits, und Text ist UTF-8</translation>
    </message>
    <message>
        <source>A frame of 1 TiB is refused by its header</source>
        <translation>Ein Frame von 1 TiB wird schon anhand seines Kopfes abgelehnt</translation>
    </message>
    <message>
        <source>The connection stays open while nothing happens</source>
        <translation>Die Verbindung bleibt offen, während nichts geschieht</translation>
    </message>
    <message>
        <source>A handshake without Sec-WebSocket-Key is refused</source>
        <translation>Ein Handshake ohne Sec-WebSocket-Key wird abgelehnt</translation>
    </message>
    <message>
        <source>An empty key is refused</source>
        <translation>Ein leerer Schlüssel wird abgelehnt</translation>
    </message>
    <message>
        <source>A key of fewer than 16 bytes is refused</source>
        <translation>Ein Schlüssel von weniger als 16 Bytes wird abgelehnt</translation>
    </message>
    <message>
        <source>A key that is not base64 is refused</source>
        <translation>Ein Schlüssel, der kein Base64 ist, wird abgelehnt</translation>
    </message>
    <message>
        <source>Two keys are refused</source>
        <translation>Zwei Schlüssel werden abgelehnt</translation>
    </message>
    <message>
        <source>A handshake without Sec-WebSocket-Version is refused</source>
        <translation>Ein Handshake ohne Sec-WebSocket-Version wird abgelehnt</translation>
    </message>
    <message>
        <source>A handshake by POST is refused</source>
        <translation>Ein Handshake mit POST wird abgelehnt</translation>
    </message>
    <message>
        <source>A handshake in HTTP/1.0 is refused</source>
        <translation>Ein Handshake in HTTP/1.0 wird abgelehnt</translation>
    </message>
    <message>
        <source>A handshake without Host is refused</source>
        <translation>Ein Handshake ohne Host wird abgelehnt</translation>
    </message>
    <message>
        <source>A version that is not spoken is refused</source>
        <translation>Eine Version, die nicht gesprochen wird, wird abgelehnt</translation>
    </message>
    <message>
        <source>Upgrade and Connection have no case</source>
        <translation>Groß und klein ist bei Upgrade und Connection gleich</translation>
    </message>
    <message>
        <source>Names of fields have no case</source>
        <translation>Groß und klein ist bei Feldnamen gleich</translation>
    </message>
    <message>
        <source>Upgrade may stand among other options of Connection</source>
        <translation>Upgrade darf neben anderen Optionen von Connection stehen</translation>
    </message>
    <message>
        <source>Or in a second Connection field</source>
        <translation>Oder in einem zweiten Connection-Feld</translation>
    </message>
    <message>
        <source>websocket may stand among other protocols of Upgrade</source>
        <translation>websocket darf neben anderen Protokollen von Upgrade stehen</translation>
    </message>
    <message>
        <source>An extension that is not known does no harm</source>
        <translation>Eine unbekannte Erweiterung schadet nicht</translation>
    </message>
    <message>
        <source>Fields that are not known do no harm</source>
        <translation>Unbekannte Felder schaden nicht</translation>
    </message>
    <message>
        <source>Sec-WebSocket-Accept answers the key</source>
        <translation>Sec-WebSocket-Accept beantwortet den Schlüssel</translation>
    </message>
    <message>
        <source>The 101 names the upgrade</source>
        <translation>Die 101 nennt das Upgrade</translation>
    </message>
    <message>
        <source>No extension is chosen that was not offered</source>
        <translation>Keine Erweiterung wird gewählt, die nicht angeboten war</translation>
    </message>
    <message>
        <source>No subprotocol is chosen that was not offered</source>
        <translation>Kein Subprotokoll wird gewählt, das nicht angeboten war</translation>
    </message>
    <message>
        <source>A subprotocol, if any, is one of the offered</source>
        <translation>Ein Subprotokoll, falls gewählt, ist eines der angebotenen</translation>
    </message>
    <message>
        <source>The refusal of a version tells which one is spoken</source>
        <translation>Die Ablehnung einer Version sagt, welche gesprochen wird</translation>
    </message>
    <message>
        <source>It has the status 426</source>
        <translation>Sie hat den Status 426</translation>
    </message>
    <message>
        <source>After a refusal no frames are taken</source>
        <translation>Nach einer Ablehnung werden keine Frames angenommen</translation>
    </message>
    <message>
        <source>A plain GET is not upgraded</source>
        <translation>Ein einfaches GET wird nicht hochgestuft</translation>
    </message>
    <message>
        <source>Nor is one that asks for another protocol</source>
        <translation>Auch keines, das ein anderes Protokoll verlangt</translation>
    </message>
    <message>
        <source>Nor is one whose Connection does not name the upgrade</source>
        <translation>Auch keines, dessen Connection das Upgrade nicht nennt</translation>
    </message>
    <message>
        <source>A handshake may come byte by byte</source>
        <translation>Ein Handshake darf Byte für Byte kommen</translation>
    </message>
    <message>
        <source>A later request of a connection may be a handshake</source>
        <translation>Eine spätere Anfrage einer Verbindung darf ein Handshake sein</translation>
    </message>
    <message>
        <source>A text message is taken</source>
        <translation>Eine Textnachricht wird angenommen</translation>
    </message>
    <message>
        <source>So is an empty one</source>
        <translation>Ebenso eine leere</translation>
    </message>
    <message>
        <source>A binary message is taken, or refused in order</source>
        <translation>Eine binäre Nachricht wird angenommen oder ordentlich abgelehnt</translation>
    </message>
    <message>
        <source>A message may come in fragments</source>
        <translation>Eine Nachricht darf in Fragmenten kommen</translation>
    </message>
    <message>
        <source>Which may be empty</source>
        <translation>Die leer sein dürfen</translation>
    </message>
    <message>
        <source>And many</source>
        <translation>Und zahlreich</translation>
    </message>
    <message>
        <source>A control frame may stand between them</source>
        <translation>Ein Steuer-Frame darf dazwischen stehen</translation>
    </message>
    <message>
        <source>A continuation of nothing fails the connection</source>
        <translation>Eine Fortsetzung von nichts lässt die Verbindung scheitern</translation>
    </message>
    <message>
        <source>So does one without FIN</source>
        <translation>Ebenso eine ohne FIN</translation>
    </message>
    <message>
        <source>And one after the last fragment</source>
        <translation>Und eine nach dem letzten Fragment</translation>
    </message>
    <message>
        <source>A new message between fragments fails the connection</source>
        <translation>Eine neue Nachricht zwischen Fragmenten lässt die Verbindung scheitern</translation>
    </message>
    <message>
        <source>A binary one too</source>
        <translation>Auch eine binäre</translation>
    </message>
    <message>
        <source>Characters of two, three and four bytes are taken</source>
        <translation>Zeichen aus zwei, drei und vier Bytes werden angenommen</translation>
    </message>
    <message>
        <source>Also when a fragment ends within one</source>
        <translation>Auch wenn ein Fragment mitten in einem endet</translation>
    </message>
    <message>
        <source>A byte that is not UTF-8 fails the connection with 1007</source>
        <translation>Ein Byte, das kein UTF-8 ist, lässt die Verbindung mit 1007 scheitern</translation>
    </message>
    <message>
        <source>So does an overlong form</source>
        <translation>Ebenso eine überlange Form</translation>
    </message>
    <message>
        <source>And a surrogate</source>
        <translation>Und ein Surrogat</translation>
    </message>
    <message>
        <source>And what is beyond U+10FFFF</source>
        <translation>Und was jenseits von U+10FFFF liegt</translation>
    </message>
    <message>
        <source>And a character cut off by the end</source>
        <translation>Und ein vom Ende abgeschnittenes Zeichen</translation>
    </message>
    <message>
        <source>And a continuation byte alone</source>
        <translation>Und ein einzelnes Folgebyte</translation>
    </message>
    <message>
        <source>Also when it shows only across fragments</source>
        <translation>Auch wenn es sich erst über Fragmente hinweg zeigt</translation>
    </message>
    <message>
        <source>Or at the end of the last one</source>
        <translation>Oder am Ende des letzten</translation>
    </message>
    <message>
        <source>A ping between fragments is answered at once</source>
        <translation>Ein Ping zwischen Fragmenten wird sofort beantwortet</translation>
    </message>
    <message>
        <source>Fragments may come byte by byte</source>
        <translation>Fragmente dürfen Byte für Byte kommen</translation>
    </message>
    <message>
        <source>The close frame for it has the code 1007</source>
        <translation>Der Close-Frame dafür hat den Code 1007</translation>
    </message>
    <message>
        <source>A bad first fragment fails the connection without the rest</source>
        <translation>Ein fehlerhaftes erstes Fragment lässt die Verbindung ohne den Rest scheitern</translation>
    </message>
    <message>
        <source>all for an origin, else by the URL</source>
        <translation>all für einen Origin, sonst nach der URL</translation>
    </message>
    <message>
        <source>all cases</source>
        <translation>alle Fälle</translation>
    </message>
    <message>
        <source>A 405 of the path names the allowed methods</source>
        <translation>Eine 405 des Pfads nennt die erlaubten Methoden</translation>
    </message>
    <message>
        <source>A 405 of the event stream names the allowed methods</source>
        <translation>Eine 405 des Ereignis-Streams nennt die erlaubten Methoden</translation>
    </message>
    <message>
        <source>A 405 of the WebSocket names the allowed methods</source>
        <translation>Eine 405 des WebSockets nennt die erlaubten Methoden</translation>
    </message>
    <message>
        <source>A 405 of the long poll names the allowed methods</source>
        <translation>Eine 405 des Long Polls nennt die erlaubten Methoden</translation>
    </message>
    <message>
        <source>The code %1 is echoed</source>
        <translation>Der Code %1 kommt zurück</translation>
    </message>
    <message>
        <source>The code %1, which may not be sent, fails the connection</source>
        <translation>Der Code %1, der nicht gesendet werden darf, lässt die Verbindung scheitern</translation>
    </message>
    <message>
        <source>The reserved opcode %1 fails the connection</source>
        <translation>Der reservierte Opcode %1 lässt die Verbindung scheitern</translation>
    </message>
    <message>
        <source>1 case to go</source>
        <translation>noch 1 Fall</translation>
    </message>
    <message>
        <source>%1 passed</source>
        <translation>%1 bestanden</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 gescheitert</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 Warnung</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 Warnungen</translation>
    </message>
    <message>
        <source>%1 not applicable</source>
        <translation>%1 nicht anwendbar</translation>
    </message>
    <message>
        <source>stopped before the end, nothing is judged: %1</source>
        <translation>vor dem Ende angehalten, nichts ist beurteilt: %1</translation>
    </message>
    <message>
        <source>stopped before the first case</source>
        <translation>vor dem ersten Fall angehalten</translation>
    </message>
</context>
<context>
    <name>CheckFinding</name>
    <message>
        <source>(%1 bytes more)</source>
        <translation>(%1 weitere Bytes)</translation>
    </message>
    <message>
        <source>a well-formed HTTP/1.1 response (%1)</source>
        <translation>eine wohlgeformte HTTP/1.1-Antwort (%1)</translation>
    </message>
    <message>
        <source>a whole HTTP response</source>
        <translation>eine vollständige HTTP-Antwort</translation>
    </message>
    <message>
        <source>the head of an HTTP/1.1 response</source>
        <translation>der Kopf einer HTTP/1.1-Antwort</translation>
    </message>
    <message>
        <source>the server closes the connection after a plain GET</source>
        <translation>der Server schließt die Verbindung nach einem einfachen GET</translation>
    </message>
    <message>
        <source>a 2xx answer to what is published</source>
        <translation>eine 2xx-Antwort auf das Veröffentlichte</translation>
    </message>
    <message>
        <source>RFC %1 section %2</source>
        <translation>RFC %1 Abschnitt %2</translation>
    </message>
    <message>
        <source>WHATWG HTML section %1</source>
        <translation>WHATWG HTML Abschnitt %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1; only the first %2 MiB were looked at, then the connection was closed</source>
        <translation>%1; nur die ersten %2 MiB wurden betrachtet, dann wurde die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>%1; only the first %2 MiB were looked at, and the connection was still open</source>
        <translation>%1; nur die ersten %2 MiB wurden betrachtet, und die Verbindung war noch offen</translation>
    </message>
    <message>
        <source>%1, then the connection was closed</source>
        <translation>%1, dann wurde die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>%1, and the connection was still open</source>
        <translation>%1, und die Verbindung war noch offen</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>eine Antwort</translation>
    </message>
    <message>
        <source>%1 is answered with %2 and no event stream</source>
        <translation>%1 wird mit %2 und keinem Ereignis-Stream beantwortet</translation>
    </message>
    <message>
        <source>%1 is answered with %2 and no WebSocket</source>
        <translation>%1 wird mit %2 und keinem WebSocket beantwortet</translation>
    </message>
    <message>
        <source>%1 gives no JSON with events and next</source>
        <translation>%1 liefert kein JSON mit events und next</translation>
    </message>
    <message>
        <source>it needs an event, and POST /publish is answered with %1; --publish-url and --publish-token could help</source>
        <translation>dafür braucht es ein Ereignis, und POST /publish wird mit %1 beantwortet; --publish-url und --publish-token könnten helfen</translation>
    </message>
    <message>
        <source>%1, and no more answers on this connection, which is closed</source>
        <translation>%1, und keine weiteren Antworten auf dieser Verbindung, die geschlossen wird</translation>
    </message>
    <message>
        <source>one answer and the end of the connection</source>
        <translation>eine Antwort und das Ende der Verbindung</translation>
    </message>
    <message>
        <source>%1, or a second answer to the request that follows</source>
        <translation>%1, oder eine zweite Antwort auf die folgende Anfrage</translation>
    </message>
    <message>
        <source>answers to it and to the request that follows</source>
        <translation>Antworten darauf und auf die folgende Anfrage</translation>
    </message>
    <message>
        <source>an end of the case within %1 ms</source>
        <translation>ein Ende des Falls innerhalb von %1 ms</translation>
    </message>
    <message>
        <source>not offered: %1</source>
        <translation>nicht angeboten: %1</translation>
    </message>
    <message>
        <source>a body framed as HTTP says</source>
        <translation>ein Rumpf, begrenzt wie HTTP es verlangt</translation>
    </message>
    <message>
        <source>200 and an event stream</source>
        <translation>200 und ein Ereignis-Stream</translation>
    </message>
    <message>
        <source>an http or https URL is needed</source>
        <translation>eine URL mit http oder https ist nötig</translation>
    </message>
    <message>
        <source>it needs an event; say with --publish-url where one can be posted</source>
        <translation>dafür braucht es ein Ereignis; mit --publish-url angeben, wohin eines gepostet werden kann</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>opcode %1</source>
        <translation>Opcode %1</translation>
    </message>
    <message>
        <source>%1 of %2 bytes</source>
        <translation>%1 mit %2 Bytes</translation>
    </message>
    <message>
        <source>an answer that completes the handshake</source>
        <translation>eine Antwort, die den Handshake abschließt</translation>
    </message>
    <message>
        <source>a failed connection: a close frame with %1, or the end</source>
        <translation>eine gescheiterte Verbindung: ein Close-Frame mit %1 oder das Ende</translation>
    </message>
    <message>
        <source>a pong with the payload &quot;%1&quot;</source>
        <translation>ein Pong mit der Nutzlast „%1“</translation>
    </message>
    <message>
        <source>the server closes with %1: it takes no such message</source>
        <translation>der Server schließt mit %1: Er nimmt keine solche Nachricht an</translation>
    </message>
    <message>
        <source>the end of the connection after the answer</source>
        <translation>das Ende der Verbindung nach der Antwort</translation>
    </message>
    <message>
        <source>no Transfer-Encoding in the answer</source>
        <translation>kein Transfer-Encoding in der Antwort</translation>
    </message>
    <message>
        <source>Connection: close in the answer</source>
        <translation>Connection: close in der Antwort</translation>
    </message>
    <message>
        <source>the server fails by itself</source>
        <translation>der Server versagt von selbst</translation>
    </message>
    <message>
        <source>a Date field</source>
        <translation>ein Date-Feld</translation>
    </message>
    <message>
        <source>the server does not keep connections</source>
        <translation>der Server hält Verbindungen nicht offen</translation>
    </message>
    <message>
        <source>answers with %1, %2 and %3 in this order</source>
        <translation>Antworten mit %1, %2 und %3 in dieser Reihenfolge</translation>
    </message>
    <message>
        <source>100 Continue or a final status, without the body</source>
        <translation>100 Continue oder ein endgültiger Status, ohne den Rumpf</translation>
    </message>
    <message>
        <source>a final status: HTTP/1.0 knows no 100</source>
        <translation>ein endgültiger Status: HTTP/1.0 kennt keine 100</translation>
    </message>
    <message>
        <source>the server takes it: it answers %1</source>
        <translation>der Server nimmt es an: Er antwortet %1</translation>
    </message>
    <message>
        <source>the server still waits for the head after %1 s</source>
        <translation>der Server wartet nach %1 s noch immer auf den Kopf</translation>
    </message>
    <message>
        <source>408 before the end</source>
        <translation>408 vor dem Ende</translation>
    </message>
    <message>
        <source>an answer, with a 4xx if the field is too large</source>
        <translation>eine Antwort, mit 4xx, wenn das Feld zu groß ist</translation>
    </message>
    <message>
        <source>an answer, with a 4xx if the fields are too many</source>
        <translation>eine Antwort, mit 4xx, wenn es zu viele Felder sind</translation>
    </message>
    <message>
        <source>%1, as to the path alone</source>
        <translation>%1, wie auf den Pfad allein</translation>
    </message>
    <message>
        <source>a GET is refused with %1 too</source>
        <translation>auch ein GET wird mit %1 abgelehnt</translation>
    </message>
    <message>
        <source>a refusal: 400, 405 or 501</source>
        <translation>eine Ablehnung: 400, 405 oder 501</translation>
    </message>
    <message>
        <source>an unknown method is not answered</source>
        <translation>eine unbekannte Methode wird nicht beantwortet</translation>
    </message>
    <message>
        <source>an unknown method is answered %1, not 405</source>
        <translation>eine unbekannte Methode wird mit %1 beantwortet, nicht mit 405</translation>
    </message>
    <message>
        <source>an Allow field in the 405</source>
        <translation>ein Allow-Feld in der 405</translation>
    </message>
    <message>
        <source>a refusal: 405 or 501</source>
        <translation>eine Ablehnung: 405 oder 501</translation>
    </message>
    <message>
        <source>a head and nothing after it</source>
        <translation>ein Kopf und nichts danach</translation>
    </message>
    <message>
        <source>a next to go on from</source>
        <translation>ein next, von dem aus es weitergeht</translation>
    </message>
    <message>
        <source>an answer at once</source>
        <translation>sofort eine Antwort</translation>
    </message>
    <message>
        <source>one after %1 ms</source>
        <translation>eine nach %1 ms</translation>
    </message>
    <message>
        <source>an empty answer after 1 s</source>
        <translation>eine leere Antwort nach 1 s</translation>
    </message>
    <message>
        <source>after %1 ms: %2</source>
        <translation>nach %1 ms: %2</translation>
    </message>
    <message>
        <source>no events and next still %1</source>
        <translation>keine Ereignisse, und next weiterhin %1</translation>
    </message>
    <message>
        <source>the published event</source>
        <translation>das veröffentlichte Ereignis</translation>
    </message>
    <message>
        <source>no event twice</source>
        <translation>kein Ereignis doppelt</translation>
    </message>
    <message>
        <source>both events at once</source>
        <translation>sofort beide Ereignisse</translation>
    </message>
    <message>
        <source>reset with requested, first and reason</source>
        <translation>reset mit requested, first und reason</translation>
    </message>
    <message>
        <source>400 with an error that names %1</source>
        <translation>400 mit einem Fehler, der %1 nennt</translation>
    </message>
    <message>
        <source>the answer to the second request</source>
        <translation>die Antwort auf die zweite Anfrage</translation>
    </message>
    <message>
        <source>the type names no charset</source>
        <translation>der Typ nennt keinen Zeichensatz</translation>
    </message>
    <message>
        <source>charset=utf-8, if any</source>
        <translation>charset=utf-8, falls angegeben</translation>
    </message>
    <message>
        <source>Cache-Control: no-store or no-cache</source>
        <translation>Cache-Control: no-store oder no-cache</translation>
    </message>
    <message>
        <source>a stream that stays open for 3 s</source>
        <translation>ein Stream, der 3 s offen bleibt</translation>
    </message>
    <message>
        <source>no Content-Encoding</source>
        <translation>kein Content-Encoding</translation>
    </message>
    <message>
        <source>no Content-Length, and chunks or Connection: close</source>
        <translation>keine Content-Length, und Chunks oder Connection: close</translation>
    </message>
    <message>
        <source>not waited for</source>
        <translation>darauf wird nicht gewartet</translation>
    </message>
    <message>
        <source>a comment or an event within %1 s</source>
        <translation>ein Kommentar oder ein Ereignis innerhalb von %1 s</translation>
    </message>
    <message>
        <source>nothing came in the stream</source>
        <translation>im Stream kam nichts</translation>
    </message>
    <message>
        <source>the published text unchanged</source>
        <translation>der veröffentlichte Text unverändert</translation>
    </message>
    <message>
        <source>only comments and the fields data, event, id, retry</source>
        <translation>nur Kommentare und die Felder data, event, id, retry</translation>
    </message>
    <message>
        <source>no event came by itself; --publish-url could make one</source>
        <translation>kein Ereignis kam von selbst; --publish-url könnte eines auslösen</translation>
    </message>
    <message>
        <source>an event that a blank line ends</source>
        <translation>ein Ereignis, das mit einer Leerzeile endet</translation>
    </message>
    <message>
        <source>all lines of the published text in one event</source>
        <translation>alle Zeilen des veröffentlichten Textes in einem Ereignis</translation>
    </message>
    <message>
        <source>the stream has no retry field</source>
        <translation>der Stream hat kein retry-Feld</translation>
    </message>
    <message>
        <source>retry with ASCII digits alone</source>
        <translation>retry nur aus ASCII-Ziffern</translation>
    </message>
    <message>
        <source>the stream has no id field</source>
        <translation>der Stream hat kein id-Feld</translation>
    </message>
    <message>
        <source>ids without NUL</source>
        <translation>IDs ohne NUL</translation>
    </message>
    <message>
        <source>the first event</source>
        <translation>das erste Ereignis</translation>
    </message>
    <message>
        <source>events have no id</source>
        <translation>Ereignisse haben keine ID</translation>
    </message>
    <message>
        <source>the event that was missed</source>
        <translation>das versäumte Ereignis</translation>
    </message>
    <message>
        <source>the event</source>
        <translation>das Ereignis</translation>
    </message>
    <message>
        <source>a close frame</source>
        <translation>ein Close-Frame</translation>
    </message>
    <message>
        <source>a well-formed close frame</source>
        <translation>ein wohlgeformter Close-Frame</translation>
    </message>
    <message>
        <source>a close frame with %1</source>
        <translation>ein Close-Frame mit %1</translation>
    </message>
    <message>
        <source>the end of the connection</source>
        <translation>das Ende der Verbindung</translation>
    </message>
    <message>
        <source>nothing after the close frame</source>
        <translation>nichts nach dem Close-Frame</translation>
    </message>
    <message>
        <source>no pong to a ping behind a close frame</source>
        <translation>kein Pong auf einen Ping nach einem Close-Frame</translation>
    </message>
    <message>
        <source>a close frame before the end</source>
        <translation>ein Close-Frame vor dem Ende</translation>
    </message>
    <message>
        <source>frames without a mask</source>
        <translation>Frames ohne Maske</translation>
    </message>
    <message>
        <source>frames without reserved bits</source>
        <translation>Frames ohne reservierte Bits</translation>
    </message>
    <message>
        <source>a pong</source>
        <translation>ein Pong</translation>
    </message>
    <message>
        <source>text in UTF-8</source>
        <translation>Text in UTF-8</translation>
    </message>
    <message>
        <source>a connection that stays open for 3 s</source>
        <translation>eine Verbindung, die 3 s offen bleibt</translation>
    </message>
    <message>
        <source>a 4xx answer</source>
        <translation>eine 4xx-Antwort</translation>
    </message>
    <message>
        <source>Upgrade: websocket and Connection: Upgrade</source>
        <translation>Upgrade: websocket und Connection: Upgrade</translation>
    </message>
    <message>
        <source>no Sec-WebSocket-Extensions</source>
        <translation>kein Sec-WebSocket-Extensions</translation>
    </message>
    <message>
        <source>no Sec-WebSocket-Protocol</source>
        <translation>kein Sec-WebSocket-Protocol</translation>
    </message>
    <message>
        <source>none, or one of those that were offered</source>
        <translation>keines, oder eines der angebotenen</translation>
    </message>
    <message>
        <source>Sec-WebSocket-Version with 13 in the refusal</source>
        <translation>Sec-WebSocket-Version mit 13 in der Ablehnung</translation>
    </message>
    <message>
        <source>no 101</source>
        <translation>keine 101</translation>
    </message>
    <message>
        <source>no frames after a refusal</source>
        <translation>keine Frames nach einer Ablehnung</translation>
    </message>
    <message>
        <source>a close frame with 1007</source>
        <translation>ein Close-Frame mit 1007</translation>
    </message>
    <message>
        <source>it needs an event, and POST /publish is not answered; --publish-url could help</source>
        <translation>dafür braucht es ein Ereignis, und POST /publish wird nicht beantwortet; --publish-url könnte helfen</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>The server does the talking, and a stream of events is made for that.</source>
        <translation>Vor allem der Server spricht, und dafür ist ein Ereignis-Stream gemacht.</translation>
    </message>
    <message>
        <source>The client sends often, and a stream of events goes one way only.</source>
        <translation>Der Client sendet oft, und ein Ereignis-Stream geht nur in eine Richtung.</translation>
    </message>
    <message>
        <source>It carries UTF-8 text only, so bytes grow by a third in base64.</source>
        <translation>Es überträgt nur UTF-8-Text, Bytes wachsen also in Base64 um ein Drittel.</translation>
    </message>
    <message>
        <source>Browsers reconnect by themselves and say which event they had last.</source>
        <translation>Browser verbinden sich von selbst neu und sagen, welches Ereignis sie zuletzt hatten.</translation>
    </message>
    <message>
        <source>A proxy that holds responses back holds back every event.</source>
        <translation>Ein Proxy, der Antworten zurückhält, hält jedes Ereignis zurück.</translation>
    </message>
    <message>
        <source>Each tab takes one of the browser&apos;s six connections of HTTP/1.1.</source>
        <translation>Jeder Tab belegt eine der sechs HTTP/1.1-Verbindungen des Browsers.</translation>
    </message>
    <message>
        <source>It is plain HTTP, which every server, proxy and tool knows.</source>
        <translation>Es ist einfaches HTTP, das jeder Server, jeder Proxy und jedes Werkzeug kennt.</translation>
    </message>
    <message>
        <source>An event is with the client as soon as it is there.</source>
        <translation>Ein Ereignis ist beim Client, sobald es da ist.</translation>
    </message>
    <message>
        <source>It holds a connection open for each client, though nobody is in a hurry.</source>
        <translation>Es hält für jeden Client eine Verbindung offen, obwohl es niemand eilig hat.</translation>
    </message>
    <message>
        <source>Both sides send when they like, on one connection.</source>
        <translation>Beide Seiten senden, wann sie wollen, auf einer Verbindung.</translation>
    </message>
    <message>
        <source>It carries bytes as they are.</source>
        <translation>Es überträgt Bytes, wie sie sind.</translation>
    </message>
    <message>
        <source>A frame adds only 2 to 10 bytes to an event.</source>
        <translation>Ein Frame fügt einem Ereignis nur 2 bis 10 Bytes hinzu.</translation>
    </message>
    <message>
        <source>It is not among the browser&apos;s six connections of HTTP/1.1.</source>
        <translation>Es zählt nicht zu den sechs HTTP/1.1-Verbindungen des Browsers.</translation>
    </message>
    <message>
        <source>It is another protocol to run and to secure, for a way back that is hardly used.</source>
        <translation>Es ist ein weiteres Protokoll, das zu betreiben und abzusichern ist, für einen kaum genutzten Rückweg.</translation>
    </message>
    <message>
        <source>A proxy that forbids upgrades ends it before it begins.</source>
        <translation>Ein Proxy, der Upgrades verbietet, beendet es, bevor es beginnt.</translation>
    </message>
    <message>
        <source>Reconnecting and asking for what was missed are yours to write.</source>
        <translation>Wiederverbinden und nach Versäumtem fragen muss man selbst programmieren.</translation>
    </message>
    <message>
        <source>Each event is a complete response, so it passes proxies that buffer.</source>
        <translation>Jedes Ereignis ist eine vollständige Antwort, kommt also durch puffernde Proxys.</translation>
    </message>
    <message>
        <source>With rare events a request for each of them costs little.</source>
        <translation>Bei seltenen Ereignissen kostet eine Anfrage für jedes wenig.</translation>
    </message>
    <message>
        <source>At a high rate a request for each answer costs more than the events.</source>
        <translation>Bei hoher Rate kostet eine Anfrage für jede Antwort mehr als die Ereignisse.</translation>
    </message>
    <message>
        <source>What the client sends needs requests of its own beside the one that waits.</source>
        <translation>Was der Client sendet, braucht eigene Anfragen neben der, die wartet.</translation>
    </message>
    <message>
        <source>An event is there nearly at once, if the next request is already waiting.</source>
        <translation>Ein Ereignis ist fast sofort da, wenn die nächste Anfrage schon wartet.</translation>
    </message>
    <message>
        <source>A request that waits takes one of the browser&apos;s six connections of HTTP/1.1.</source>
        <translation>Eine wartende Anfrage belegt eine der sechs HTTP/1.1-Verbindungen des Browsers.</translation>
    </message>
    <message>
        <source>Between two polls nobody listens, so it needs a cursor.</source>
        <translation>Zwischen zwei Polls hört niemand zu, also braucht es einen Cursor.</translation>
    </message>
    <message>
        <source>It holds a request open for each client, though nobody is in a hurry.</source>
        <translation>Es hält für jeden Client eine Anfrage offen, obwohl es niemand eilig hat.</translation>
    </message>
    <message>
        <source>Nobody is in a hurry, and the simplest way does it: ask now and then.</source>
        <translation>Niemand hat es eilig, und der einfachste Weg genügt: ab und zu fragen.</translation>
    </message>
    <message>
        <source>Any server behind a balancer or a cache can answer, and none keeps a connection.</source>
        <translation>Jeder Server hinter einem Load Balancer oder Cache kann antworten, und keiner hält eine Verbindung.</translation>
    </message>
    <message>
        <source>An event waits half an interval on the average before it is asked for.</source>
        <translation>Ein Ereignis wartet im Mittel ein halbes Intervall, bis danach gefragt wird.</translation>
    </message>
    <message>
        <source>At a high rate the interval is all latency, and each answer is a heap.</source>
        <translation>Bei hoher Rate ist das Intervall reine Latenz, und jede Antwort ist ein ganzer Haufen.</translation>
    </message>
    <message>
        <source>A talk by questions and answers is late in both directions.</source>
        <translation>Ein Gespräch aus Fragen und Antworten kommt in beiden Richtungen zu spät.</translation>
    </message>
    <message>
        <source>Each answer is complete, so proxies that buffer do no harm.</source>
        <translation>Jede Antwort ist vollständig, also schaden puffernde Proxys nicht.</translation>
    </message>
    <message>
        <source>Most questions are answered with nothing.</source>
        <translation>Die meisten Fragen werden mit nichts beantwortet.</translation>
    </message>
    <message>
        <source>Send a comment every 15 seconds or so, or the proxy ends a silent stream.</source>
        <translation>Etwa alle 15 Sekunden einen Kommentar senden, sonst beendet der Proxy einen stillen Stream.</translation>
    </message>
    <message>
        <source>A page does not see comments: to notice a dead connection it needs events.</source>
        <translation>Eine Seite sieht keine Kommentare: Um eine tote Verbindung zu bemerken, braucht sie Ereignisse.</translation>
    </message>
    <message>
        <source>EventSource sends no header of yours: a token goes into a cookie or a ticket in the URL.</source>
        <translation>EventSource sendet keine eigenen Header: Ein Token gehört in ein Cookie oder ein Ticket in der URL.</translation>
    </message>
    <message>
        <source>Give events an id and keep a history, or Last-Event-ID has nothing to ask for.</source>
        <translation>Ereignissen eine ID geben und eine Historie führen, sonst hat Last-Event-ID nichts, wonach es fragt.</translation>
    </message>
    <message>
        <source>Share one stream between tabs, or speak HTTP/2.</source>
        <translation>Einen Stream zwischen Tabs teilen oder HTTP/2 sprechen.</translation>
    </message>
    <message>
        <source>Check Origin: no CORS keeps other sites from connecting with your users&apos; cookies.</source>
        <translation>Origin prüfen: Kein CORS hält andere Websites davon ab, sich mit den Cookies der Benutzer zu verbinden.</translation>
    </message>
    <message>
        <source>Reconnect with a random wait that grows, or all come back in the same second.</source>
        <translation>Mit einer zufälligen, wachsenden Wartezeit wieder verbinden, sonst kommen alle in derselben Sekunde.</translation>
    </message>
    <message>
        <source>Ping more often than the proxy&apos;s patience lasts.</source>
        <translation>Öfter Pings senden, als die Geduld des Proxys reicht.</translation>
    </message>
    <message>
        <source>Number your messages and let a client say where it left off.</source>
        <translation>Nachrichten nummerieren und einen Client sagen lassen, wo er aufgehört hat.</translation>
    </message>
    <message>
        <source>A page cannot pause its socket: decide what the server does with a slow one.</source>
        <translation>Eine Seite kann ihren Socket nicht anhalten: festlegen, was der Server mit einem langsamen tut.</translation>
    </message>
    <message>
        <source>Send “Cache-Control: no-store”, and give each answer a cursor for the next question.</source>
        <translation>„Cache-Control: no-store“ senden und jeder Antwort einen Cursor für die nächste Frage mitgeben.</translation>
    </message>
    <message>
        <source>Answer empty before the shortest timeout on the way: 25 seconds are usual.</source>
        <translation>Vor der kürzesten Frist auf dem Weg leer antworten: 25 Sekunden sind üblich.</translation>
    </message>
    <message>
        <source>Put all that is waiting into one answer.</source>
        <translation>Alles, was wartet, in eine Antwort legen.</translation>
    </message>
    <message>
        <source>Spread the times of the questions, or all clients ask in the same moment.</source>
        <translation>Die Zeitpunkte der Fragen streuen, sonst fragen alle Clients im selben Augenblick.</translation>
    </message>
    <message>
        <source>Give each answer a cursor: what came between two questions must still be there.</source>
        <translation>Jeder Antwort einen Cursor mitgeben: Was zwischen zwei Fragen kam, muss noch da sein.</translation>
    </message>
    <message>
        <source>Use ETag or Last-Modified, so that “304” answers most of the questions.</source>
        <translation>ETag oder Last-Modified verwenden, damit „304“ die meisten Fragen beantwortet.</translation>
    </message>
    <message>
        <source>what a proxy that buffers does to each transport</source>
        <translation>was ein puffernder Proxy mit jedem Transport macht</translation>
    </message>
    <message>
        <source>what base64 costs against binary frames</source>
        <translation>was Base64 gegenüber Binär-Frames kostet</translation>
    </message>
    <message>
        <source>what happens to the seventh connection</source>
        <translation>was mit der siebten Verbindung geschieht</translation>
    </message>
    <message>
        <source>how a heartbeat keeps a connection through an idle timeout</source>
        <translation>wie ein Heartbeat eine Verbindung über eine Leerlauffrist rettet</translation>
    </message>
    <message>
        <source>what happens when all clients come back at once</source>
        <translation>was geschieht, wenn alle Clients zugleich wiederkommen</translation>
    </message>
    <message>
        <source>what polling costs in bytes and in latency</source>
        <translation>was Polling an Bytes und Latenz kostet</translation>
    </message>
    <message>
        <source>the message between two polls, and the cursor that saves it</source>
        <translation>die Nachricht zwischen zwei Polls, und der Cursor, der sie rettet</translation>
    </message>
    <message>
        <source>what a reader that is too slow does to the server</source>
        <translation>was ein zu langsamer Leser mit dem Server macht</translation>
    </message>
    <message>
        <source>how a client gets what it missed</source>
        <translation>wie ein Client erhält, was er versäumt hat</translation>
    </message>
    <message>
        <source>all four beside each other, measured on this machine</source>
        <translation>alle vier nebeneinander, auf diesem Rechner gemessen</translation>
    </message>
</context>
<context>
    <name>ClientSentence</name>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>stopped; the server did not answer the close</source>
        <translation>gestoppt; der Server hat den Close-Frame nicht beantwortet</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <source>no heartbeat</source>
        <translation>kein Heartbeat</translation>
    </message>
    <message>
        <source>no event for %1 s: the connection is taken for dead</source>
        <translation>seit %1 s kein Ereignis: Die Verbindung gilt als tot</translation>
    </message>
    <message>
        <source>no byte for %1 s although a heartbeat is due every %2 s: the connection is dead or the server is stopped</source>
        <translation>seit %1 s kein Byte, obwohl alle %2 s ein Heartbeat fällig ist: Die Verbindung ist tot, oder der Server ist gestoppt</translation>
    </message>
    <message>
        <source>no URL is given: write one as http://localhost:8080</source>
        <translation>keine URL angegeben: Eine wie http://localhost:8080 wird gebraucht</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a URL: %2</source>
        <translation>„%1“ ist keine URL: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; lacks a scheme: write http://%1</source>
        <translation>„%1“ fehlt das Schema: http://%1 schreiben</translation>
    </message>
    <message>
        <source>&quot;%1&quot; begins with %2: only http, https, ws and wss can be followed</source>
        <translation>„%1“ beginnt mit %2: nur http, https, ws und wss sind möglich</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no host</source>
        <translation>„%1“ nennt keinen Host</translation>
    </message>
    <message>
        <source>%1 cannot be given: the client sets it itself</source>
        <translation>%1 kann nicht angegeben werden: Der Client setzt es selbst</translation>
    </message>
    <message>
        <source>the token holds a control character</source>
        <translation>das Token enthält ein Steuerzeichen</translation>
    </message>
    <message>
        <source>it did not answer in time</source>
        <translation>keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>it cannot be reached</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>%1 refused the connection: is the server running?</source>
        <translation>%1 hat die Verbindung abgelehnt: Läuft der Server?</translation>
    </message>
    <message>
        <source>no host of the name %1 was found</source>
        <translation>kein Host mit dem Namen %1 gefunden</translation>
    </message>
    <message>
        <source>%1 closed the connection at once</source>
        <translation>%1 hat die Verbindung sofort geschlossen</translation>
    </message>
    <message>
        <source>%1 closed the connection at once: does it speak TLS there?</source>
        <translation>%1 hat die Verbindung sofort geschlossen: Wird dort TLS gesprochen?</translation>
    </message>
    <message>
        <source>no TLS connection to %1: %2</source>
        <translation>keine TLS-Verbindung zu %1: %2</translation>
    </message>
    <message>
        <source>no connection to %1: %2</source>
        <translation>keine Verbindung zu %1: %2</translation>
    </message>
    <message>
        <source>no connection to %1 within %2: is the address right and reachable?</source>
        <translation>keine Verbindung zu %1 innerhalb von %2: Ist die Adresse richtig und erreichbar?</translation>
    </message>
    <message>
        <source>no answer from %1 within %2: the connection is dead or the server is stopped</source>
        <translation>keine Antwort von %1 innerhalb von %2: Die Verbindung ist tot, oder der Server ist gestoppt</translation>
    </message>
    <message>
        <source>%1 closed the connection without an answer</source>
        <translation>%1 hat die Verbindung ohne Antwort geschlossen</translation>
    </message>
    <message>
        <source>%1 closed the connection within an answer</source>
        <translation>%1 hat die Verbindung mitten in einer Antwort geschlossen</translation>
    </message>
    <message>
        <source>%1 sends more than %2 interim answers</source>
        <translation>%1 sendet mehr als %2 vorläufige Antworten</translation>
    </message>
    <message>
        <source>what %1 answers is not HTTP/1.1: %2</source>
        <translation>was %1 antwortet, ist kein HTTP/1.1: %2</translation>
    </message>
    <message>
        <source>the body is damaged: %1</source>
        <translation>der Rumpf ist beschädigt: %1</translation>
    </message>
    <message>
        <source>the certificate of %1 is not accepted: %2</source>
        <translation>das Zertifikat von %1 wird nicht angenommen: %2</translation>
    </message>
    <message>
        <source>its SHA-256 is %1, not that of --tls-fingerprint</source>
        <translation>sein SHA-256 ist %1, nicht der von --tls-fingerprint</translation>
    </message>
    <message>
        <source>it is self-signed, and not known here</source>
        <translation>es ist selbst signiert und hier nicht bekannt</translation>
    </message>
    <message>
        <source>it was issued by %1, whom this system does not trust</source>
        <translation>es wurde von %1 ausgestellt, dem dieses System nicht vertraut</translation>
    </message>
    <message>
        <source>it is made out to %1, not to %2</source>
        <translation>es ist auf %1 ausgestellt, nicht auf %2</translation>
    </message>
    <message>
        <source>it expired at %1</source>
        <translation>es ist am %1 abgelaufen</translation>
    </message>
    <message>
        <source>it is valid only from %1 on: is this machine&apos;s clock right?</source>
        <translation>es gilt erst ab %1: Geht die Uhr dieses Rechners richtig?</translation>
    </message>
    <message>
        <source>the server redirects (%1) to no usable URL</source>
        <translation>der Server leitet um (%1), aber auf keine brauchbare URL</translation>
    </message>
    <message>
        <source>the server redirects more than %1 times</source>
        <translation>der Server leitet mehr als %1 Mal um</translation>
    </message>
    <message>
        <source>the server answered %1</source>
        <translation>der Server antwortete %1</translation>
    </message>
    <message>
        <source>the server answered %1: %2</source>
        <translation>der Server antwortete %1: %2</translation>
    </message>
    <message>
        <source>a token is needed</source>
        <translation>ein Token wird gebraucht</translation>
    </message>
    <message>
        <source>the token, the Origin or the Host is not allowed</source>
        <translation>das Token, der Origin oder der Host ist nicht erlaubt</translation>
    </message>
    <message>
        <source>there is nothing at this path</source>
        <translation>unter diesem Pfad gibt es nichts</translation>
    </message>
    <message>
        <source>it wants another protocol</source>
        <translation>er verlangt ein anderes Protokoll</translation>
    </message>
    <message>
        <source>it is asked too often</source>
        <translation>er wird zu oft gefragt</translation>
    </message>
    <message>
        <source>the server says not to come back (204)</source>
        <translation>der Server sagt, dass man nicht wiederkommen soll (204)</translation>
    </message>
    <message>
        <source>the answer is no event stream but %1</source>
        <translation>die Antwort ist kein Ereignis-Stream, sondern %1</translation>
    </message>
    <message>
        <source>the server sent an event of more than 16 MiB or a line of more than 4 MiB</source>
        <translation>der Server hat ein Ereignis von mehr als 16 MiB oder eine Zeile von mehr als 4 MiB gesendet</translation>
    </message>
    <message>
        <source>no WebSocket is spoken there: the server answered %1</source>
        <translation>dort wird kein WebSocket gesprochen: der Server antwortete %1</translation>
    </message>
    <message>
        <source>the connection ended without a close frame</source>
        <translation>die Verbindung endete ohne Close-Frame</translation>
    </message>
    <message>
        <source>the server closed the WebSocket (%1)</source>
        <translation>der Server hat den WebSocket geschlossen (%1)</translation>
    </message>
    <message>
        <source>the server broke the WebSocket protocol: %1</source>
        <translation>der Server hat das WebSocket-Protokoll verletzt: %1</translation>
    </message>
    <message>
        <source>the answer to a poll is overdue</source>
        <translation>die Antwort auf einen Poll ist überfällig</translation>
    </message>
    <message>
        <source>the server answered a poll with more than 16 MiB</source>
        <translation>der Server hat einen Poll mit mehr als 16 MiB beantwortet</translation>
    </message>
    <message>
        <source>not a poll&apos;s answer</source>
        <translation>keine Antwort auf einen Poll</translation>
    </message>
    <message>
        <source>the answer is no longer that of a PushScope poll: %1</source>
        <translation>die Antwort ist keine mehr auf einen PushScope-Poll: %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be sent as a header: write &apos;Name: value&apos; in one line</source>
        <translation>„%1“ kann nicht als Header gesendet werden: &apos;Name: Wert&apos; in einer Zeile schreiben</translation>
    </message>
    <message>
        <source>--tls-ca FILE trusts it or its issuer; --tls-fingerprint accepts exactly this one, whose SHA-256 is %1: compare it with what the server&apos;s owner says</source>
        <translation>--tls-ca FILE vertraut ihm oder seinem Aussteller; --tls-fingerprint nimmt genau dieses an, dessen SHA-256 %1 ist: Mit dem vergleichen, was der Besitzer des Servers sagt</translation>
    </message>
    <message>
        <source>--tls-fingerprint accepts exactly this one, whose SHA-256 is %1: compare it with what the server&apos;s owner says</source>
        <translation>--tls-fingerprint nimmt genau dieses an, dessen SHA-256 %1 ist: Mit dem vergleichen, was der Besitzer des Servers sagt</translation>
    </message>
    <message>
        <source>no content type</source>
        <translation>nichts mit einem Inhaltstyp</translation>
    </message>
    <message>
        <source>it is made out to nobody</source>
        <translation>es ist auf niemanden ausgestellt</translation>
    </message>
    <message>
        <source>the HTTP version is malformed</source>
        <translation>die HTTP-Version ist fehlerhaft</translation>
    </message>
    <message>
        <source>only HTTP/1.0 and HTTP/1.1 are spoken here</source>
        <translation>hier wird nur HTTP/1.0 und HTTP/1.1 gesprochen</translation>
    </message>
    <message>
        <source>the request line is not &apos;METHOD target HTTP/1.1&apos;</source>
        <translation>die Anfragezeile lautet nicht &apos;METHODE Ziel HTTP/1.1&apos;</translation>
    </message>
    <message>
        <source>the request method is not a token</source>
        <translation>die Methode der Anfrage ist kein Token</translation>
    </message>
    <message>
        <source>the request method is too long</source>
        <translation>die Methode der Anfrage ist zu lang</translation>
    </message>
    <message>
        <source>the request target is empty or holds white space or a control character</source>
        <translation>das Ziel der Anfrage ist leer oder enthält Leerraum oder ein Steuerzeichen</translation>
    </message>
    <message>
        <source>the status is not a number of three digits</source>
        <translation>der Status ist keine Zahl mit drei Ziffern</translation>
    </message>
    <message>
        <source>the status line is malformed after the status</source>
        <translation>die Statuszeile ist hinter dem Status fehlerhaft</translation>
    </message>
    <message>
        <source>a header field is folded over several lines</source>
        <translation>ein Header-Feld ist über mehrere Zeilen gefaltet</translation>
    </message>
    <message>
        <source>a header line has no colon</source>
        <translation>eine Header-Zeile hat keinen Doppelpunkt</translation>
    </message>
    <message>
        <source>the name of a header field is not a token</source>
        <translation>der Name eines Header-Felds ist kein Token</translation>
    </message>
    <message>
        <source>the header field %1 holds a control character</source>
        <translation>das Header-Feld %1 enthält ein Steuerzeichen</translation>
    </message>
    <message>
        <source>the header fields are too large</source>
        <translation>die Header-Felder sind zu groß</translation>
    </message>
    <message>
        <source>there are too many header fields</source>
        <translation>es gibt zu viele Header-Felder</translation>
    </message>
    <message>
        <source>the first line is too long</source>
        <translation>die erste Zeile ist zu lang</translation>
    </message>
    <message>
        <source>this is not HTTP</source>
        <translation>das ist kein HTTP</translation>
    </message>
    <message>
        <source>Content-Length is not a decimal number of bytes</source>
        <translation>Content-Length ist keine dezimale Anzahl Bytes</translation>
    </message>
    <message>
        <source>there are differing Content-Length values</source>
        <translation>es gibt verschiedene Werte von Content-Length</translation>
    </message>
    <message>
        <source>Content-Length and Transfer-Encoding exclude each other</source>
        <translation>Content-Length und Transfer-Encoding schließen einander aus</translation>
    </message>
    <message>
        <source>HTTP/1.0 has no Transfer-Encoding</source>
        <translation>HTTP/1.0 kennt kein Transfer-Encoding</translation>
    </message>
    <message>
        <source>the only transfer coding understood is &apos;chunked&apos;</source>
        <translation>die einzige bekannte Transferkodierung ist &apos;chunked&apos;</translation>
    </message>
    <message>
        <source>the body was malformed before</source>
        <translation>der Rumpf war schon zuvor fehlerhaft</translation>
    </message>
    <message>
        <source>a chunk&apos;s line or the trailer is too long</source>
        <translation>die Zeile eines Chunks oder der Trailer ist zu lang</translation>
    </message>
    <message>
        <source>a chunk&apos;s line does not end in CR LF</source>
        <translation>die Zeile eines Chunks endet nicht mit CR LF</translation>
    </message>
    <message>
        <source>a chunk&apos;s line or the trailer holds a control character</source>
        <translation>die Zeile eines Chunks oder der Trailer enthält ein Steuerzeichen</translation>
    </message>
    <message>
        <source>a chunk is longer than its size</source>
        <translation>ein Chunk ist länger als seine Größe</translation>
    </message>
    <message>
        <source>a chunk&apos;s size is not a hexadecimal number</source>
        <translation>die Größe eines Chunks ist keine hexadezimale Zahl</translation>
    </message>
    <message>
        <source>the trailer is too long</source>
        <translation>der Trailer ist zu lang</translation>
    </message>
    <message>
        <source>the request target is neither a path nor an http URL</source>
        <translation>das Ziel der Anfrage ist weder ein Pfad noch eine http-URL</translation>
    </message>
    <message>
        <source>the request target has no host, or names a user</source>
        <translation>das Ziel der Anfrage hat keinen Host oder nennt einen Benutzer</translation>
    </message>
    <message>
        <source>a query parameter&apos;s name has a bad percent-encoding or a control character</source>
        <translation>der Name eines Query-Parameters hat eine falsche Prozentkodierung oder ein Steuerzeichen</translation>
    </message>
    <message>
        <source>a query parameter has a bad percent-encoding or a control character</source>
        <translation>ein Query-Parameter hat eine falsche Prozentkodierung oder ein Steuerzeichen</translation>
    </message>
    <message>
        <source>the request target holds white space, a control character or &apos;#&apos;</source>
        <translation>das Ziel der Anfrage enthält Leerraum, ein Steuerzeichen oder &apos;#&apos;</translation>
    </message>
    <message>
        <source>the path has a bad percent-encoding or a control character</source>
        <translation>der Pfad hat eine falsche Prozentkodierung oder ein Steuerzeichen</translation>
    </message>
    <message>
        <source>a WebSocket upgrade is a GET of HTTP/1.1</source>
        <translation>ein WebSocket-Upgrade ist ein GET in HTTP/1.1</translation>
    </message>
    <message>
        <source>&apos;Upgrade: websocket&apos; and &apos;Connection: Upgrade&apos; are needed</source>
        <translation>&apos;Upgrade: websocket&apos; und &apos;Connection: Upgrade&apos; werden gebraucht</translation>
    </message>
    <message>
        <source>only version 13 of WebSocket is spoken here</source>
        <translation>hier wird nur Version 13 von WebSocket gesprochen</translation>
    </message>
    <message>
        <source>one Sec-WebSocket-Key of 16 bytes in base64 is needed</source>
        <translation>es wird ein Sec-WebSocket-Key von 16 Bytes in Base64 gebraucht</translation>
    </message>
    <message>
        <source>the server answered %1 instead of 101</source>
        <translation>der Server antwortete %1 statt 101</translation>
    </message>
    <message>
        <source>the answer lacks &apos;Upgrade: websocket&apos; or &apos;Connection: Upgrade&apos;</source>
        <translation>der Antwort fehlt &apos;Upgrade: websocket&apos; oder &apos;Connection: Upgrade&apos;</translation>
    </message>
    <message>
        <source>Sec-WebSocket-Accept does not answer the key</source>
        <translation>Sec-WebSocket-Accept passt nicht zum Schlüssel</translation>
    </message>
    <message>
        <source>the server chose an extension that was not offered</source>
        <translation>der Server wählte eine Erweiterung, die nicht angeboten war</translation>
    </message>
    <message>
        <source>the server chose a subprotocol that was not offered</source>
        <translation>der Server wählte ein Subprotokoll, das nicht angeboten war</translation>
    </message>
    <message>
        <source>a reserved bit is set</source>
        <translation>ein reserviertes Bit ist gesetzt</translation>
    </message>
    <message>
        <source>the opcode is reserved</source>
        <translation>der Opcode ist reserviert</translation>
    </message>
    <message>
        <source>a control frame is fragmented</source>
        <translation>ein Control-Frame ist fragmentiert</translation>
    </message>
    <message>
        <source>a control frame is longer than 125 bytes</source>
        <translation>ein Control-Frame ist länger als 125 Bytes</translation>
    </message>
    <message>
        <source>a client&apos;s frame is not masked</source>
        <translation>ein Frame des Clients ist nicht maskiert</translation>
    </message>
    <message>
        <source>a server&apos;s frame is masked</source>
        <translation>ein Frame des Servers ist maskiert</translation>
    </message>
    <message>
        <source>the payload length has its highest bit set</source>
        <translation>das höchste Bit der Nutzlastlänge ist gesetzt</translation>
    </message>
    <message>
        <source>the payload length is not in its shortest form</source>
        <translation>die Nutzlastlänge steht nicht in ihrer kürzesten Form</translation>
    </message>
    <message>
        <source>the frame is too large</source>
        <translation>der Frame ist zu groß</translation>
    </message>
    <message>
        <source>a continuation frame without a beginning</source>
        <translation>ein Fortsetzungs-Frame ohne Anfang</translation>
    </message>
    <message>
        <source>a new message inside a fragmented one</source>
        <translation>eine neue Nachricht innerhalb einer fragmentierten</translation>
    </message>
    <message>
        <source>the message is too large</source>
        <translation>die Nachricht ist zu groß</translation>
    </message>
    <message>
        <source>the text is not UTF-8</source>
        <translation>der Text ist kein UTF-8</translation>
    </message>
    <message>
        <source>the body is not a JSON object: %1</source>
        <translation>der Rumpf ist kein JSON-Objekt: %1</translation>
    </message>
    <message>
        <source>the body has no array &apos;events&apos;</source>
        <translation>dem Rumpf fehlt das Array &apos;events&apos;</translation>
    </message>
    <message>
        <source>the body has no string &apos;next&apos;</source>
        <translation>dem Rumpf fehlt die Zeichenkette &apos;next&apos;</translation>
    </message>
    <message>
        <source>event %1 is not an envelope</source>
        <translation>Ereignis %1 ist kein Umschlag</translation>
    </message>
    <message>
        <source>the reset lacks &apos;requested&apos;, &apos;first&apos; or &apos;reason&apos;</source>
        <translation>dem Reset fehlt &apos;requested&apos;, &apos;first&apos; oder &apos;reason&apos;</translation>
    </message>
    <message>
        <source>one Authorization header is enough</source>
        <translation>ein Authorization-Header genügt</translation>
    </message>
    <message>
        <source>a token is needed: Authorization: Bearer, or ?token=</source>
        <translation>ein Token wird gebraucht: Authorization: Bearer oder ?token=</translation>
    </message>
    <message>
        <source>this token is for reading only</source>
        <translation>dieses Token ist nur zum Lesen</translation>
    </message>
    <message>
        <source>this token is not known here</source>
        <translation>dieses Token ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>exactly one Host header is needed</source>
        <translation>genau ein Host-Header wird gebraucht</translation>
    </message>
    <message>
        <source>this Host is neither a loopback name nor an address of the server; --allow-host adds it</source>
        <translation>dieser Host ist weder ein Loopback-Name noch eine Adresse des Servers; --allow-host fügt ihn hinzu</translation>
    </message>
    <message>
        <source>the request target names another host</source>
        <translation>das Ziel der Anfrage nennt einen anderen Host</translation>
    </message>
    <message>
        <source>the host that the proxy was asked for is not the server&apos;s; --allow-host adds it</source>
        <translation>der Host, um den der Proxy gebeten wurde, ist nicht der des Servers; --allow-host fügt ihn hinzu</translation>
    </message>
    <message>
        <source>this Origin may not use the server; --allow-origin adds it</source>
        <translation>dieser Origin darf den Server nicht benutzen; --allow-origin fügt ihn hinzu</translation>
    </message>
    <message>
        <source>pages elsewhere may not use the server</source>
        <translation>fremde Seiten dürfen den Server nicht benutzen</translation>
    </message>
    <message>
        <source>this ticket was used, has expired, or was never given out</source>
        <translation>dieses Ticket ist benutzt, abgelaufen oder nie ausgegeben worden</translation>
    </message>
    <message>
        <source>this ticket does not allow it</source>
        <translation>dieses Ticket erlaubt das nicht</translation>
    </message>
    <message>
        <source>the log of this server cannot be reached yet</source>
        <translation>das Log dieses Servers ist noch nicht erreichbar</translation>
    </message>
    <message>
        <source>this server has not heard so much of the log yet</source>
        <translation>dieser Server kennt das Log noch nicht so weit</translation>
    </message>
    <message>
        <source>this endpoint speaks WebSocket</source>
        <translation>dieser Endpunkt spricht WebSocket</translation>
    </message>
    <message>
        <source>as many tickets are out as there may be</source>
        <translation>es sind so viele Tickets ausgegeben, wie es geben darf</translation>
    </message>
    <message>
        <source>this path takes %1</source>
        <translation>dieser Pfad nimmt %1</translation>
    </message>
    <message>
        <source>the file cannot be read now</source>
        <translation>die Datei ist jetzt nicht lesbar</translation>
    </message>
    <message>
        <source>the file is not the version that was asked for</source>
        <translation>die Datei ist nicht die verlangte Fassung</translation>
    </message>
    <message>
        <source>the file has %1 bytes</source>
        <translation>die Datei hat %1 Bytes</translation>
    </message>
    <message>
        <source>whoever runs this feed has sent this viewer away</source>
        <translation>wer diesen Feed betreibt, hat diesen Zuschauer weggeschickt</translation>
    </message>
    <message>
        <source>the server has as many connections as it may</source>
        <translation>der Server hat so viele Verbindungen, wie er darf</translation>
    </message>
    <message>
        <source>a host name or address is needed</source>
        <translation>ein Hostname oder eine Adresse wird gebraucht</translation>
    </message>
    <message>
        <source>this address has as many connections as it may</source>
        <translation>diese Adresse hat so viele Verbindungen, wie sie darf</translation>
    </message>
    <message>
        <source>100-continue alone is understood</source>
        <translation>nur 100-continue wird verstanden</translation>
    </message>
    <message>
        <source>an upgrade has no body</source>
        <translation>ein Upgrade hat keinen Rumpf</translation>
    </message>
    <message>
        <source>a body has at most %1 bytes</source>
        <translation>ein Rumpf hat höchstens %1 Bytes</translation>
    </message>
    <message>
        <source>the request did not arrive in time</source>
        <translation>die Anfrage kam nicht rechtzeitig an</translation>
    </message>
    <message>
        <source>this port speaks https and wss, not http or ws</source>
        <translation>dieser Port spricht https und wss, nicht http oder ws</translation>
    </message>
    <message>
        <source>text must be UTF-8; send other bytes as application/octet-stream</source>
        <translation>Text muss UTF-8 sein; andere Bytes als application/octet-stream senden</translation>
    </message>
    <message>
        <source>an event goes to one channel</source>
        <translation>ein Ereignis geht an einen Kanal</translation>
    </message>
    <message>
        <source>an event type is 1 to 128 printable ASCII characters without space, quote and backslash</source>
        <translation>ein Ereignistyp hat 1 bis 128 druckbare ASCII-Zeichen ohne Leerzeichen, Anführungszeichen und Backslash</translation>
    </message>
    <message>
        <source>0 or 1 is expected</source>
        <translation>0 oder 1 wird erwartet</translation>
    </message>
    <message>
        <source>an id, as epoch:sequence, or start is expected</source>
        <translation>eine ID wie epoch:sequence oder start wird erwartet</translation>
    </message>
    <message>
        <source>0 to 60 seconds are expected</source>
        <translation>0 bis 60 Sekunden werden erwartet</translation>
    </message>
    <message>
        <source>a channel name is 1 to 128 of A-Z a-z 0-9 . _ : -</source>
        <translation>ein Kanalname hat 1 bis 128 Zeichen aus A-Z a-z 0-9 . _ : -</translation>
    </message>
    <message>
        <source>at most %1 channels in one request</source>
        <translation>höchstens %1 Kanäle in einer Anfrage</translation>
    </message>
    <message>
        <source>not valid JSON: %1</source>
        <translation>kein gültiges JSON: %1</translation>
    </message>
    <message>
        <source>not valid JSON at byte %1: %2</source>
        <translation>kein gültiges JSON bei Byte %1: %2</translation>
    </message>
    <message>
        <source>at most %1 commands a second</source>
        <translation>höchstens %1 Befehle pro Sekunde</translation>
    </message>
    <message>
        <source>at most %1 channels a connection</source>
        <translation>höchstens %1 Kanäle je Verbindung</translation>
    </message>
    <message>
        <source>this connection may not publish</source>
        <translation>diese Verbindung darf nicht veröffentlichen</translation>
    </message>
    <message>
        <source>commands are JSON text</source>
        <translation>Befehle sind JSON-Text</translation>
    </message>
    <message>
        <source>nothing was taken for too long</source>
        <translation>zu lange wurde nichts abgenommen</translation>
    </message>
    <message>
        <source>sent away</source>
        <translation>weggeschickt</translation>
    </message>
    <message>
        <source>more than %1 control frames a second</source>
        <translation>mehr als %1 Control-Frames pro Sekunde</translation>
    </message>
    <message>
        <source>the server shuts down</source>
        <translation>der Server fährt herunter</translation>
    </message>
    <message>
        <source>the message came too slowly</source>
        <translation>die Nachricht kam zu langsam</translation>
    </message>
    <message>
        <source>heartbeat missed</source>
        <translation>Heartbeat ausgeblieben</translation>
    </message>
    <message>
        <source>delayed by fault delay</source>
        <translation>verzögert durch Störung delay</translation>
    </message>
    <message>
        <source>slowed down by fault bandwidth</source>
        <translation>gebremst durch Störung bandwidth</translation>
    </message>
    <message>
        <source>held by fault stall</source>
        <translation>angehalten durch Störung stall</translation>
    </message>
    <message>
        <source>what comes from now on vanishes in a blackhole</source>
        <translation>was ab jetzt kommt, verschwindet in einem schwarzen Loch</translation>
    </message>
    <message>
        <source>closed by fault fin</source>
        <translation>geschlossen durch Störung fin</translation>
    </message>
    <message>
        <source>reset by fault rst</source>
        <translation>zurückgesetzt durch Störung rst</translation>
    </message>
    <message>
        <source>closed by fault cut</source>
        <translation>geschlossen durch Störung cut</translation>
    </message>
    <message>
        <source>closed by fault idle-timeout: nothing had passed for too long</source>
        <translation>geschlossen durch Störung idle-timeout: zu lange war nichts übertragen worden</translation>
    </message>
    <message>
        <source>the response is held by fault buffer</source>
        <translation>die Antwort wird durch Störung buffer zurückgehalten</translation>
    </message>
    <message>
        <source>read slowly by fault slow-reader</source>
        <translation>langsam gelesen durch Störung slow-reader</translation>
    </message>
    <message>
        <source>the end is held by fault slow-close</source>
        <translation>das Ende wird durch Störung slow-close zurückgehalten</translation>
    </message>
    <message>
        <source>met by fault %1</source>
        <translation>getroffen von Störung %1</translation>
    </message>
    <message>
        <source>%1 bytes vanished in a blackhole</source>
        <translation>%1 Bytes verschwanden in einem schwarzen Loch</translation>
    </message>
    <message>
        <source>%1 bytes were held until the stall ended</source>
        <translation>%1 Bytes wurden bis zum Ende des Stillstands angehalten</translation>
    </message>
    <message>
        <source>answered %1 by fault answer</source>
        <translation>mit %1 beantwortet durch Störung answer</translation>
    </message>
    <message>
        <source>answer %1 cannot be made inside TLS</source>
        <translation>Antwort %1 ist innerhalb von TLS nicht möglich</translation>
    </message>
    <message>
        <source>&apos;channel&apos; must be a string of 1 to 128 of A-Z a-z 0-9 . _ : -</source>
        <translation>&apos;channel&apos; muss eine Zeichenkette von 1 bis 128 Zeichen aus A-Z a-z 0-9 . _ : - sein</translation>
    </message>
    <message>
        <source>&apos;after&apos; must be the id of an event, a string</source>
        <translation>&apos;after&apos; muss die ID eines Ereignisses sein, eine Zeichenkette</translation>
    </message>
    <message>
        <source>&apos;event&apos; must be a string of 1 to 128 visible ASCII characters other than quote and backslash</source>
        <translation>&apos;event&apos; muss eine Zeichenkette von 1 bis 128 sichtbaren ASCII-Zeichen ohne Anführungszeichen und Backslash sein</translation>
    </message>
    <message>
        <source>&apos;data&apos; is missing</source>
        <translation>&apos;data&apos; fehlt</translation>
    </message>
    <message>
        <source>&apos;room&apos; must be a string of 1 to 128 of A-Z a-z 0-9 . _ : -</source>
        <translation>&apos;room&apos; muss eine Zeichenkette von 1 bis 128 Zeichen aus A-Z a-z 0-9 . _ : - sein</translation>
    </message>
    <message>
        <source>&apos;name&apos; must be a string of 1 to %1 printable characters</source>
        <translation>&apos;name&apos; muss eine Zeichenkette von 1 bis %1 druckbaren Zeichen sein</translation>
    </message>
    <message>
        <source>&apos;keep&apos; must be append or clear</source>
        <translation>&apos;keep&apos; muss append oder clear sein</translation>
    </message>
    <message>
        <source>&apos;targetId&apos; must be the id of a session, a string</source>
        <translation>&apos;targetId&apos; muss die ID einer Sitzung sein, eine Zeichenkette</translation>
    </message>
    <message>
        <source>&apos;type&apos; must be subscribe, unsubscribe, publish, join-room, leave-room, room-message, private-message, echo or ping</source>
        <translation>&apos;type&apos; muss subscribe, unsubscribe, publish, join-room, leave-room, room-message, private-message, echo oder ping sein</translation>
    </message>
    <message>
        <source>a command is a JSON object</source>
        <translation>ein Befehl ist ein JSON-Objekt</translation>
    </message>
    <message>
        <source>this session is not in the room</source>
        <translation>diese Sitzung ist nicht im Raum</translation>
    </message>
    <message>
        <source>there is no session of this id</source>
        <translation>es gibt keine Sitzung mit dieser ID</translation>
    </message>
    <message>
        <source>the server is behind with what was sent; try again in a moment</source>
        <translation>der Server kommt mit dem Gesendeten nicht nach; gleich noch einmal versuchen</translation>
    </message>
    <message>
        <source>at most %1 rooms a connection</source>
        <translation>höchstens %1 Räume je Verbindung</translation>
    </message>
    <message>
        <source>there are %1 rooms, as many as there may be</source>
        <translation>es gibt %1 Räume, so viele wie erlaubt</translation>
    </message>
    <message>
        <source>this room has %1 members, as many as it may have</source>
        <translation>dieser Raum hat %1 Mitglieder, so viele wie erlaubt</translation>
    </message>
    <message>
        <source>this room keeps %1 messages, as many as it may</source>
        <translation>dieser Raum behält %1 Nachrichten, so viele wie erlaubt</translation>
    </message>
    <message>
        <source>a room keeps at most %1 bytes of messages</source>
        <translation>ein Raum behält höchstens %1 Bytes an Nachrichten</translation>
    </message>
    <message>
        <source>all rooms together keep at most %1 bytes of messages</source>
        <translation>alle Räume zusammen behalten höchstens %1 Bytes an Nachrichten</translation>
    </message>
    <message>
        <source>the rooms are in a Redis that refuses: %1</source>
        <translation>die Räume liegen in einem Redis, das ablehnt: %1</translation>
    </message>
    <message>
        <source>the server has no connection to the Redis where the rooms are; try again in a moment</source>
        <translation>der Server hat keine Verbindung zu dem Redis mit den Räumen; gleich noch einmal versuchen</translation>
    </message>
    <message>
        <source>Redis refused it: %1</source>
        <translation>Redis hat es abgelehnt: %1</translation>
    </message>
    <message>
        <source>the connection to Redis failed meanwhile; whether this was done is not known</source>
        <translation>die Verbindung zu Redis ist inzwischen abgerissen; ob dies ausgeführt wurde, ist nicht bekannt</translation>
    </message>
    <message>
        <source>the server of this session cannot be reached at the moment</source>
        <translation>der Server dieser Sitzung ist gerade nicht erreichbar</translation>
    </message>
    <message>
        <source>not published: Redis %1</source>
        <translation>nicht veröffentlicht: Redis %1</translation>
    </message>
    <message>
        <source>not published: Redis cannot be reached</source>
        <translation>nicht veröffentlicht: Redis ist nicht erreichbar</translation>
    </message>
    <message>
        <source>not published: too much is waiting for Redis</source>
        <translation>nicht veröffentlicht: zu viel wartet auf Redis</translation>
    </message>
    <message>
        <source>not published: it is not in the log</source>
        <translation>nicht veröffentlicht: es steht nicht im Log</translation>
    </message>
    <message>
        <source>not published: Redis has not answered in time</source>
        <translation>nicht veröffentlicht: Redis hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>not published: the connection to Redis broke before it was taken</source>
        <translation>nicht veröffentlicht: die Verbindung zu Redis ist abgerissen, bevor es angenommen war</translation>
    </message>
    <message>
        <source>Redis has not confirmed it in time: it may have been published or not</source>
        <translation>Redis hat es nicht rechtzeitig bestätigt: Es kann veröffentlicht sein oder nicht</translation>
    </message>
    <message>
        <source>the log has been interrupted: it may have been published or not</source>
        <translation>das Log wurde unterbrochen: Es kann veröffentlicht sein oder nicht</translation>
    </message>
    <message>
        <source>has not been reached yet</source>
        <translation>ist noch nicht erreicht worden</translation>
    </message>
    <message>
        <source>cannot be reached: %1</source>
        <translation>ist nicht erreichbar: %1</translation>
    </message>
    <message>
        <source>holds under the log&apos;s name what no PushScope has written</source>
        <translation>hat unter dem Namen des Logs etwas, das kein PushScope geschrieben hat</translation>
    </message>
    <message>
        <source>has been restarted: it is waited whether a server has heard more than it still has</source>
        <translation>ist neu gestartet: Abgewartet wird, ob ein Server mehr kennt, als es noch hat</translation>
    </message>
    <message>
        <source>has no memory left (its maxmemory is reached)</source>
        <translation>hat keinen Speicher mehr (sein maxmemory ist erreicht)</translation>
    </message>
    <message>
        <source>cannot save its data to disk, and takes none until it can</source>
        <translation>kann seine Daten nicht auf die Platte sichern und nimmt bis dahin keine an</translation>
    </message>
    <message>
        <source>is a replica that can only be read</source>
        <translation>ist eine Replik, die nur gelesen werden kann</translation>
    </message>
    <message>
        <source>is still loading its data</source>
        <translation>lädt noch seine Daten</translation>
    </message>
    <message>
        <source>is a replica that has lost its primary</source>
        <translation>ist eine Replik, die ihren Primary verloren hat</translation>
    </message>
    <message>
        <source>has too few replicas to take data</source>
        <translation>hat zu wenige Repliken, um Daten anzunehmen</translation>
    </message>
    <message>
        <source>is busy with another&apos;s script</source>
        <translation>ist mit dem Skript eines anderen beschäftigt</translation>
    </message>
    <message>
        <source>does not let this user do what PushScope needs</source>
        <translation>lässt diesen Benutzer nicht tun, was PushScope braucht</translation>
    </message>
    <message>
        <source>does not let this user call INFO, without which a restart of Redis could not be noticed: give it +info</source>
        <translation>lässt diesen Benutzer INFO nicht aufrufen, ohne das ein Neustart von Redis unbemerkt bliebe: +info geben</translation>
    </message>
    <message>
        <source>wants a password: put :PASSWORD@ before its host</source>
        <translation>verlangt ein Passwort: :PASSWORD@ vor den Host setzen</translation>
    </message>
    <message>
        <source>it wants a password: put :PASSWORD@ before its host</source>
        <translation>es verlangt ein Passwort: :PASSWORD@ vor den Host setzen</translation>
    </message>
    <message>
        <source>it does not take this user and password (%1)</source>
        <translation>es nimmt diesen Benutzer mit diesem Passwort nicht an (%1)</translation>
    </message>
    <message>
        <source>it is still loading its data</source>
        <translation>es lädt noch seine Daten</translation>
    </message>
    <message>
        <source>it has no database %1</source>
        <translation>es hat keine Datenbank %1</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>es antwortet nicht</translation>
    </message>
    <message>
        <source>the connection to Redis was closed</source>
        <translation>die Verbindung zu Redis wurde geschlossen</translation>
    </message>
    <message>
        <source>what answers there is no Redis</source>
        <translation>was dort antwortet, ist kein Redis</translation>
    </message>
    <message>
        <source>what answers there is no Redis (%1)</source>
        <translation>was dort antwortet, ist kein Redis (%1)</translation>
    </message>
    <message>
        <source>what answers there is no Redis (it answers what nobody asked)</source>
        <translation>was dort antwortet, ist kein Redis (es antwortet, was niemand gefragt hat)</translation>
    </message>
    <message>
        <source>too much is waiting for Redis</source>
        <translation>zu viel wartet auf Redis</translation>
    </message>
    <message>
        <source>there is no connection to Redis</source>
        <translation>es gibt keine Verbindung zu Redis</translation>
    </message>
    <message>
        <source>it has not answered for %1 ms</source>
        <translation>es hat seit %1 ms nicht geantwortet</translation>
    </message>
    <message>
        <source>an answer of more than %1 bytes</source>
        <translation>eine Antwort von mehr als %1 Bytes</translation>
    </message>
    <message>
        <source>malformed close frame</source>
        <translation>fehlerhafter Close-Frame</translation>
    </message>
    <message>
        <source>%1 speaks no TLS: is it an http:// or ws:// address?</source>
        <translation>%1 spricht kein TLS: Ist es eine Adresse mit http:// oder ws://?</translation>
    </message>
    <message>
        <source>the stream ended</source>
        <translation>der Stream ist zu Ende</translation>
    </message>
    <message>
        <source>%1 speaks TLS: it is an https:// or wss:// address</source>
        <translation>%1 spricht TLS: Es ist eine Adresse mit https:// oder wss://</translation>
    </message>
    <message>
        <source>there is nothing at the path %1</source>
        <translation>unter dem Pfad %1 gibt es nichts</translation>
    </message>
    <message>
        <source>the connection was reset (RST)</source>
        <translation>die Verbindung wurde zurückgesetzt (RST)</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Put two reports beside each other: figures with their ratio, and what was configured otherwise.</source>
        <translation>Zwei Berichte nebeneinanderstellen: Messwerte mit ihrem Verhältnis, und was anders eingestellt war.</translation>
    </message>
    <message>
        <source>Gets the same as a page</source>
        <translation>Erhält dasselbe als Seite</translation>
    </message>
    <message>
        <source>A report that --report FILE.json or FILE.html has left behind</source>
        <translation>Ein Bericht, den --report FILE.json oder FILE.html hinterlassen hat</translation>
    </message>
    <message>
        <source>Another one of the same kind; ratios are second by first</source>
        <translation>Ein weiterer derselben Art; Verhältnisse sind zweiter durch ersten</translation>
    </message>
    <message>
        <source>Reports that have nothing in common, as those of other experiments or other transports, are refused with exit code 2.</source>
        <translation>Berichte, die nichts gemeinsam haben, wie die anderer Experimente oder anderer Transporte, werden mit Exit-Code 2 abgelehnt.</translation>
    </message>
    <message>
        <source>--report: cannot write %1: %2</source>
        <translation>--report: kann %1 nicht schreiben: %2</translation>
    </message>
    <message>
        <source>clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>delivered per second</source>
        <translation>zugestellt je Sekunde</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>late</source>
        <translation>verspätet</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>doppelt</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>falsche Reihenfolge</translation>
    </message>
    <message>
        <source>replayed</source>
        <translation>nachgeliefert</translation>
    </message>
    <message>
        <source>reconnects</source>
        <translation>Wiederverb.</translation>
    </message>
    <message>
        <source>attempts to connect</source>
        <translation>Verbindungsversuche</translation>
    </message>
    <message>
        <source>latency p50</source>
        <translation>Latenz p50</translation>
    </message>
    <message>
        <source>latency p90</source>
        <translation>Latenz p90</translation>
    </message>
    <message>
        <source>latency p99</source>
        <translation>Latenz p99</translation>
    </message>
    <message>
        <source>latency max</source>
        <translation>Latenz max</translation>
    </message>
    <message>
        <source>round trip p50</source>
        <translation>Umlaufzeit p50</translation>
    </message>
    <message>
        <source>connect p50</source>
        <translation>Verbinden p50</translation>
    </message>
    <message>
        <source>wire bytes per event</source>
        <translation>Leitungsbytes je Ereignis</translation>
    </message>
    <message>
        <source>payload bytes per event</source>
        <translation>Nutzlastbytes je Ereignis</translation>
    </message>
    <message>
        <source>wire bytes received</source>
        <translation>Leitungsbytes empfangen</translation>
    </message>
    <message>
        <source>wire bytes sent</source>
        <translation>Leitungsbytes gesendet</translation>
    </message>
    <message>
        <source>a live run</source>
        <translation>eines Live-Laufs</translation>
    </message>
    <message>
        <source>a load</source>
        <translation>einer Last</translation>
    </message>
    <message>
        <source>an experiment</source>
        <translation>eines Experiments</translation>
    </message>
    <message>
        <source>%1 is a run of the verdict %2.</source>
        <translation>%1 ist ein Lauf mit dem Urteil %2.</translation>
    </message>
    <message>
        <source>%1 is the report of %2, %3 that of %4: their figures mean different things</source>
        <translation>%1 ist der Bericht %2, %3 der %4: Ihre Messwerte bedeuten Verschiedenes</translation>
    </message>
    <message>
        <source>%1 is of the experiment %2, %3 of %4: only runs of one experiment can be compared</source>
        <translation>%1 ist vom Experiment %2, %3 von %4: Nur Läufe eines Experiments lassen sich vergleichen</translation>
    </message>
    <message>
        <source>%1 and %2 have nothing in common: one has %3, the other %4</source>
        <translation>%1 und %2 haben nichts gemeinsam: Der eine hat %3, der andere %4</translation>
    </message>
    <message>
        <source>no client</source>
        <translation>keinen Client</translation>
    </message>
    <message>
        <source>%1 is larger than %2 MB</source>
        <translation>%1 ist größer als %2 MB</translation>
    </message>
    <message>
        <source>%1 is a page, but none that PushScope has written as a report</source>
        <translation>%1 ist eine Seite, aber keine, die PushScope als Bericht geschrieben hat</translation>
    </message>
    <message>
        <source>%1 is no JSON: %2 at byte %3</source>
        <translation>%1 ist kein JSON: %2 bei Byte %3</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of PushScope, in a form that this one does not know</source>
        <translation>%1 wurde von einer neueren Version von PushScope geschrieben, in einer Form, die diese nicht kennt</translation>
    </message>
    <message>
        <source>%1 is no report of PushScope: it has no verdict and no transports</source>
        <translation>%1 ist kein Bericht von PushScope: Es gibt kein Urteil und keine Transporte</translation>
    </message>
    <message>
        <source>cannot read %1: %2</source>
        <translation>kann %1 nicht lesen: %2</translation>
    </message>
    <message>
        <source>%1 (second)</source>
        <translation>%1 (zweiter)</translation>
    </message>
    <message>
        <source>%1 beside %2</source>
        <translation>%1 neben %2</translation>
    </message>
    <message>
        <source>They were not measured on the same machine with the same software.</source>
        <translation>Sie wurden nicht auf demselben Rechner mit derselben Software gemessen.</translation>
    </message>
    <message>
        <source>%1 is only in %2.</source>
        <translation>%1 gibt es nur in %2.</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>Messwert</translation>
    </message>
    <message>
        <source>second / first</source>
        <translation>zweiter / erster</translation>
    </message>
    <message>
        <source>what</source>
        <translation>was</translation>
    </message>
    <message>
        <source>No difference.</source>
        <translation>Kein Unterschied.</translation>
    </message>
    <message>
        <source>different configuration:</source>
        <translation>abweichende Konfiguration:</translation>
    </message>
    <message>
        <source>different machine:</source>
        <translation>abweichender Rechner:</translation>
    </message>
    <message>
        <source>note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>Compare with care</source>
        <translation>Mit Vorsicht vergleichen</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>What was configured differently</source>
        <translation>Was anders eingestellt war</translation>
    </message>
    <message>
        <source>What differs in the machines</source>
        <translation>Worin sich die Rechner unterscheiden</translation>
    </message>
    <message>
        <source>~ marks a percentile with fewer than ten samples above it; it gives no ratio.</source>
        <translation>~ steht vor einem Perzentil mit weniger als zehn Messwerten darüber; es ergibt kein Verhältnis.</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Bytes on the wire for an event</source>
        <translation>Bytes auf der Leitung je Ereignis</translation>
    </message>
    <message>
        <source>All bytes of the connection in both directions, without those of TCP and IP.</source>
        <translation>Alle Bytes der Verbindung in beiden Richtungen, ohne die von TCP und IP.</translation>
    </message>
    <message>
        <source>Of these not payload</source>
        <translation>Davon nicht Nutzlast</translation>
    </message>
    <message>
        <source>Heads, framing, heartbeats, and the envelope with id and time.</source>
        <translation>Köpfe, Rahmen, Heartbeats und der Umschlag mit ID und Zeit.</translation>
    </message>
    <message>
        <source>Requests for an event</source>
        <translation>Anfragen je Ereignis</translation>
    </message>
    <message>
        <source>Of a stream its connections, of a poll its questions.</source>
        <translation>Bei einem Stream seine Verbindungen, bei einem Poll seine Fragen.</translation>
    </message>
    <message>
        <source>Latency, median</source>
        <translation>Latenz, Median</translation>
    </message>
    <message>
        <source>From the time an event is due to its arrival, on this machine.</source>
        <translation>Von der Fälligkeit eines Ereignisses bis zu seiner Ankunft, auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Latency, highest</source>
        <translation>Latenz, höchste</translation>
    </message>
    <message>
        <source>Of events that came live; those repeated after a reconnect are left out.</source>
        <translation>Von live gekommenen Ereignissen; nach einer Wiederverbindung nachgelieferte sind ausgelassen.</translation>
    </message>
    <message>
        <source>Time to be back</source>
        <translation>Zeit bis zur Rückkehr</translation>
    </message>
    <message>
        <source>Without a connection, for each time that it was reset; mostly the backoff.</source>
        <translation>Ohne Verbindung, für jedes Zurücksetzen; meist der Backoff.</translation>
    </message>
    <message>
        <source>The run has no such figure.</source>
        <translation>Der Lauf hat keinen solchen Messwert.</translation>
    </message>
    <message>
        <source>Not measured yet: run the experiment “%1”.</source>
        <translation>Noch nicht gemessen: das Experiment „%1“ ausführen.</translation>
    </message>
    <message>
        <source>measured: %1</source>
        <translation>gemessen: %1</translation>
    </message>
    <message>
        <source>n = %1.</source>
        <translation>n = %1.</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>server → client</source>
        <translation>Server → Client</translation>
    </message>
    <message>
        <source>What the client has to say goes in requests of its own.</source>
        <translation>Was der Client zu sagen hat, geht in eigenen Anfragen.</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>beide Richtungen</translation>
    </message>
    <message>
        <source>After the handshake each side sends when it likes, independently of the other.</source>
        <translation>Nach dem Handshake sendet jede Seite, wann sie will, unabhängig von der anderen.</translation>
    </message>
    <message>
        <source>server → client, one answer at a time</source>
        <translation>Server → Client, je eine Antwort</translation>
    </message>
    <message>
        <source>The server keeps the request until it has something to say; then the client asks anew.</source>
        <translation>Der Server behält die Anfrage, bis er etwas zu sagen hat; dann fragt der Client neu.</translation>
    </message>
    <message>
        <source>the client asks, the server answers</source>
        <translation>der Client fragt, der Server antwortet</translation>
    </message>
    <message>
        <source>The server cannot speak first: an event waits for the next question.</source>
        <translation>Der Server kann nicht zuerst sprechen: Ein Ereignis wartet auf die nächste Frage.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>one response that does not end</source>
        <translation>eine Antwort, die nicht endet</translation>
    </message>
    <message>
        <source>A GET whose answer goes on for as long as the page lives.</source>
        <translation>Ein GET, dessen Antwort so lange weitergeht, wie die Seite lebt.</translation>
    </message>
    <message>
        <source>one TCP connection of its own</source>
        <translation>eine eigene TCP-Verbindung</translation>
    </message>
    <message>
        <source>Begun as an HTTP request, taken over by the upgrade.</source>
        <translation>Begonnen als HTTP-Anfrage, übernommen durch das Upgrade.</translation>
    </message>
    <message>
        <source>nearly always one request open</source>
        <translation>fast immer eine offene Anfrage</translation>
    </message>
    <message>
        <source>HTTP keeps the TCP connection for the next request.</source>
        <translation>HTTP behält die TCP-Verbindung für die nächste Anfrage.</translation>
    </message>
    <message>
        <source>a request now and then</source>
        <translation>ab und zu eine Anfrage</translation>
    </message>
    <message>
        <source>On a connection that persists, or on a new one if it was idle for too long.</source>
        <translation>Auf einer bestehenden Verbindung, oder auf einer neuen, wenn sie zu lange ruhte.</translation>
    </message>
    <message>
        <source>Protocol and port</source>
        <translation>Protokoll und Port</translation>
    </message>
    <message>
        <source>HTTP, text/event-stream; 80 or 443</source>
        <translation>HTTP, text/event-stream; 80 oder 443</translation>
    </message>
    <message>
        <source>Any other media type ends it for good. Every version of HTTP carries it.</source>
        <translation>Jeder andere Medientyp beendet es endgültig. Jede Version von HTTP überträgt es.</translation>
    </message>
    <message>
        <source>WebSocket, after an HTTP upgrade; 80 or 443</source>
        <translation>WebSocket, nach einem HTTP-Upgrade; 80 oder 443</translation>
    </message>
    <message>
        <source>ws:// is on port 80, wss:// on 443. Over HTTP/2 it needs extended CONNECT (RFC 8441).</source>
        <translation>ws:// ist auf Port 80, wss:// auf 443. Über HTTP/2 braucht es erweitertes CONNECT (RFC 8441).</translation>
    </message>
    <message>
        <source>HTTP; 80 or 443</source>
        <translation>HTTP; 80 oder 443</translation>
    </message>
    <message>
        <source>Ordinary requests and responses.</source>
        <translation>Gewöhnliche Anfragen und Antworten.</translation>
    </message>
    <message>
        <source>Framing by the standard</source>
        <translation>Rahmen nach dem Standard</translation>
    </message>
    <message>
        <source>“data:” and two line ends</source>
        <translation>„data:“ und zwei Zeilenenden</translation>
    </message>
    <message>
        <source>With “id:” and “event:” lines as wanted, and some bytes for each chunk of HTTP/1.1.</source>
        <translation>Mit Zeilen „id:“ und „event:“ nach Wunsch, und einigen Bytes für jeden Chunk von HTTP/1.1.</translation>
    </message>
    <message>
        <source>2 to 10 bytes; 4 more from the client</source>
        <translation>2 bis 10 Bytes; 4 mehr vom Client</translation>
    </message>
    <message>
        <source>A header of 2 bytes, 4 from 126 bytes of payload on, 10 from 64 KiB on. Clients mask.</source>
        <translation>Ein Kopf von 2 Bytes, 4 ab 126 Bytes Nutzlast, 10 ab 64 KiB. Clients maskieren.</translation>
    </message>
    <message>
        <source>two heads for each answer</source>
        <translation>zwei Köpfe je Antwort</translation>
    </message>
    <message>
        <source>Request and response have a head each, some hundred bytes together, more with cookies.</source>
        <translation>Anfrage und Antwort haben je einen Kopf, zusammen einige Hundert Bytes, mit Cookies mehr.</translation>
    </message>
    <message>
        <source>two heads for each question</source>
        <translation>zwei Köpfe je Frage</translation>
    </message>
    <message>
        <source>Also where nothing has happened. Many events share one answer.</source>
        <translation>Auch wo nichts geschehen ist. Viele Ereignisse teilen sich eine Antwort.</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Wiederverbindung</translation>
    </message>
    <message>
        <source>by itself, in the browser</source>
        <translation>von selbst, im Browser</translation>
    </message>
    <message>
        <source>After a time that the server may set with “retry:”. Any status but 200, as a proxy&apos;s 502, ends it for good.</source>
        <translation>Nach einer Zeit, die der Server mit „retry:“ setzen kann. Jeder Status außer 200, etwa die 502 eines Proxys, beendet es endgültig.</translation>
    </message>
    <message>
        <source>by the application</source>
        <translation>durch die Anwendung</translation>
    </message>
    <message>
        <source>The standard asks for a random wait that grows, so that not all come back at once.</source>
        <translation>Der Standard verlangt eine zufällige, wachsende Wartezeit, damit nicht alle zugleich wiederkommen.</translation>
    </message>
    <message>
        <source>the next request</source>
        <translation>die nächste Anfrage</translation>
    </message>
    <message>
        <source>The application repeats what failed, and waits longer from time to time.</source>
        <translation>Die Anwendung wiederholt, was fehlschlug, und wartet von Mal zu Mal länger.</translation>
    </message>
    <message>
        <source>Nothing is lost but the time until then.</source>
        <translation>Verloren ist nur die Zeit bis dahin.</translation>
    </message>
    <message>
        <source>Events missed meanwhile</source>
        <translation>Inzwischen versäumte Ereignisse</translation>
    </message>
    <message>
        <source>Last-Event-ID, sent by the browser</source>
        <translation>Last-Event-ID, vom Browser gesendet</translation>
    </message>
    <message>
        <source>If the server gave its events an “id:” and still has those that came after it.</source>
        <translation>Wenn der Server seinen Ereignissen eine „id:“ gab und die späteren noch hat.</translation>
    </message>
    <message>
        <source>the application&apos;s own business</source>
        <translation>Sache der Anwendung</translation>
    </message>
    <message>
        <source>A message has no id: what the application needs, it must put into the messages.</source>
        <translation>Eine Nachricht hat keine ID: Was die Anwendung braucht, muss sie in die Nachrichten schreiben.</translation>
    </message>
    <message>
        <source>a cursor in the request</source>
        <translation>ein Cursor in der Anfrage</translation>
    </message>
    <message>
        <source>The application&apos;s own: requests know nothing of each other, and what comes between two is lost.</source>
        <translation>Sache der Anwendung: Anfragen wissen nichts voneinander, und was zwischen zwei kommt, ist verloren.</translation>
    </message>
    <message>
        <source>Binary</source>
        <translation>Binär</translation>
    </message>
    <message>
        <source>no: UTF-8 text</source>
        <translation>nein: UTF-8-Text</translation>
    </message>
    <message>
        <source>Bytes need base64, a third more.</source>
        <translation>Bytes brauchen Base64, ein Drittel mehr.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Frames of opcode 2 carry bytes as they are.</source>
        <translation>Frames mit Opcode 2 übertragen Bytes, wie sie sind.</translation>
    </message>
    <message>
        <source>A body is bytes of any media type; not inside JSON.</source>
        <translation>Ein Rumpf besteht aus Bytes eines beliebigen Medientyps; nicht innerhalb von JSON.</translation>
    </message>
    <message>
        <source>Proxies on the way</source>
        <translation>Proxys auf dem Weg</translation>
    </message>
    <message>
        <source>may hold it back, or end it when idle</source>
        <translation>können puffern oder bei Ruhe beenden</translation>
    </message>
    <message>
        <source>A proxy that buffers waits for the end of the answer. Comments keep an idle stream alive.</source>
        <translation>Ein puffernder Proxy wartet auf das Ende der Antwort. Kommentare halten einen ruhenden Stream am Leben.</translation>
    </message>
    <message>
        <source>must know the upgrade; TLS helps</source>
        <translation>müssen das Upgrade kennen; TLS hilft</translation>
    </message>
    <message>
        <source>Upgrade goes from hop to hop. Through a tunnel (CONNECT) nobody sees what it is.</source>
        <translation>Upgrade gilt von Hop zu Hop. Durch einen Tunnel (CONNECT) sieht niemand, was es ist.</translation>
    </message>
    <message>
        <source>as any request; mind their timeouts</source>
        <translation>wie jede Anfrage; auf Fristen achten</translation>
    </message>
    <message>
        <source>The server must answer before a proxy gives up: 30 seconds are usually safe.</source>
        <translation>Der Server muss antworten, bevor ein Proxy aufgibt: 30 Sekunden sind meist sicher.</translation>
    </message>
    <message>
        <source>as any request</source>
        <translation>wie jede Anfrage</translation>
    </message>
    <message>
        <source>“Cache-Control: no-store”, or a cache answers.</source>
        <translation>„Cache-Control: no-store“, sonst antwortet ein Cache.</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>an open connection for each client</source>
        <translation>eine offene Verbindung je Client</translation>
    </message>
    <message>
        <source>Memory and descriptors by clients, work by events.</source>
        <translation>Speicher und Deskriptoren nach Clients, Arbeit nach Ereignissen.</translation>
    </message>
    <message>
        <source>Memory and descriptors by clients, work by events. The connection stays with its server.</source>
        <translation>Speicher und Deskriptoren nach Clients, Arbeit nach Ereignissen. Die Verbindung bleibt bei ihrem Server.</translation>
    </message>
    <message>
        <source>a connection, and a request for each event</source>
        <translation>eine Verbindung, und eine Anfrage je Ereignis</translation>
    </message>
    <message>
        <source>As a stream, with the work of a request on top; each may go to another server.</source>
        <translation>Wie ein Stream, dazu die Arbeit einer Anfrage; jede kann an einen anderen Server gehen.</translation>
    </message>
    <message>
        <source>clients ÷ interval requests a second</source>
        <translation>Clients ÷ Intervall Anfragen je Sekunde</translation>
    </message>
    <message>
        <source>Whether or not anything has happened; easily spread over servers.</source>
        <translation>Ob etwas geschehen ist oder nicht; leicht auf Server zu verteilen.</translation>
    </message>
    <message>
        <source>Connections of a browser</source>
        <translation>Verbindungen eines Browsers</translation>
    </message>
    <message>
        <source>counts among six of HTTP/1.1</source>
        <translation>zählt zu den sechs von HTTP/1.1</translation>
    </message>
    <message>
        <source>Chromium and Firefox open six to a host for all tabs: their choice, no standard&apos;s. Streams of HTTP/2 share one.</source>
        <translation>Chromium und Firefox öffnen sechs je Host für alle Tabs: ihre Wahl, die keines Standards. Streams von HTTP/2 teilen sich eine.</translation>
    </message>
    <message>
        <source>a limit of its own, far higher</source>
        <translation>eine eigene, weit höhere Grenze</translation>
    </message>
    <message>
        <source>Chromium opens up to 255 to a host, Firefox 200 in all: their choice, no standard&apos;s.</source>
        <translation>Chromium öffnet bis zu 255 je Host, Firefox 200 insgesamt: ihre Wahl, die keines Standards.</translation>
    </message>
    <message>
        <source>A request that is held takes one of the six that Chromium and Firefox open to a host.</source>
        <translation>Eine gehaltene Anfrage belegt eine der sechs, die Chromium und Firefox je Host öffnen.</translation>
    </message>
    <message>
        <source>only for a moment</source>
        <translation>nur für einen Augenblick</translation>
    </message>
    <message>
        <source>A short request gives its connection back.</source>
        <translation>Eine kurze Anfrage gibt ihre Verbindung zurück.</translation>
    </message>
    <message>
        <source>Backpressure</source>
        <translation>Gegendruck</translation>
    </message>
    <message>
        <source>TCP&apos;s window; then the server&apos;s queue</source>
        <translation>Fenster von TCP; dann die Warteschlange des Servers</translation>
    </message>
    <message>
        <source>A slow reader fills the server&apos;s memory up to its limit; then it drops, or hangs up.</source>
        <translation>Ein langsamer Leser füllt den Speicher des Servers bis zu seiner Grenze; dann verwirft dieser oder legt auf.</translation>
    </message>
    <message>
        <source>The protocol has no window of its own, and the browser&apos;s API cannot pause reading.</source>
        <translation>Das Protokoll hat kein eigenes Fenster, und die API des Browsers kann das Lesen nicht anhalten.</translation>
    </message>
    <message>
        <source>the client asks when it can</source>
        <translation>der Client fragt, wenn er kann</translation>
    </message>
    <message>
        <source>Nobody is sent more than he asked for; the answer grows meanwhile.</source>
        <translation>Niemand bekommt mehr, als er verlangt hat; die Antwort wächst inzwischen.</translation>
    </message>
    <message>
        <source>Signs of life</source>
        <translation>Lebenszeichen</translation>
    </message>
    <message>
        <source>comments, which a page cannot see</source>
        <translation>Kommentare, die eine Seite nicht sieht</translation>
    </message>
    <message>
        <source>They keep proxies awake. A page that wants to know must be sent events.</source>
        <translation>Sie halten Proxys wach. Einer Seite, die es wissen will, müssen Ereignisse gesendet werden.</translation>
    </message>
    <message>
        <source>ping and pong, which a page cannot see</source>
        <translation>Ping und Pong, die eine Seite nicht sieht</translation>
    </message>
    <message>
        <source>Browsers answer pings by themselves. A page that wants to know must send messages.</source>
        <translation>Browser beantworten Pings von selbst. Eine Seite, die es wissen will, muss Nachrichten senden.</translation>
    </message>
    <message>
        <source>the empty answer at the timeout</source>
        <translation>die leere Antwort nach der Frist</translation>
    </message>
    <message>
        <source>Each answer shows that the server lives.</source>
        <translation>Jede Antwort zeigt, dass der Server lebt.</translation>
    </message>
    <message>
        <source>each answer</source>
        <translation>jede Antwort</translation>
    </message>
    <message>
        <source>No answer means that something is wrong.</source>
        <translation>Keine Antwort heißt, dass etwas nicht stimmt.</translation>
    </message>
    <message>
        <source>Pages of other sites</source>
        <translation>Seiten anderer Websites</translation>
    </message>
    <message>
        <source>CORS protects</source>
        <translation>CORS schützt</translation>
    </message>
    <message>
        <source>Cookies go along only if withCredentials is set.</source>
        <translation>Cookies gehen nur mit, wenn withCredentials gesetzt ist.</translation>
    </message>
    <message>
        <source>no CORS: the server must check Origin</source>
        <translation>kein CORS: Der Server muss Origin prüfen</translation>
    </message>
    <message>
        <source>A page of any site may connect, with the cookies of yours.</source>
        <translation>Eine Seite jeder Website darf sich verbinden, mit den Cookies der eigenen.</translation>
    </message>
    <message>
        <source>A foreign page may ask, but sees the answer only if the server allows it.</source>
        <translation>Eine fremde Seite darf fragen, sieht die Antwort aber nur, wenn der Server es erlaubt.</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>width and height in pixels, each 320 to 16384, as 1440x900</source>
        <translation>Breite und Höhe in Pixeln, je 320 bis 16384, wie 1440x900</translation>
    </message>
    <message>
        <source>key=value, separated by commas: transport=all|sse+ws+longpoll+poll, clients, rate, payload, duration, warmup, interval, model=open|lockstep, url, publish-url, as transport=all,clients=200,rate=20,duration=5</source>
        <translation>key=value, durch Kommas getrennt: transport=all|sse+ws+longpoll+poll, clients, rate, payload, duration, warmup, interval, model=open|lockstep, url, publish-url, wie transport=all,clients=200,rate=20,duration=5</translation>
    </message>
    <message>
        <source>the name of a lesson that comes with the program</source>
        <translation>der Name einer Lektion, die zum Programm gehört</translation>
    </message>
    <message>
        <source>a file with an experiment (the form is in the help), or the name of one that comes with the program</source>
        <translation>eine Datei mit einem Experiment (die Form steht in der Hilfe) oder der Name eines mitgelieferten</translation>
    </message>
    <message>
        <source>an IPv4 or IPv6 address of this computer, or auto for the first one</source>
        <translation>eine IPv4- oder IPv6-Adresse dieses Rechners, oder auto für die erste</translation>
    </message>
    <message>
        <source>Where the embedded server listens, port 0 for a free one</source>
        <translation>Wo der eingebaute Server lauscht, Port 0 für einen freien</translation>
    </message>
    <message>
        <source>What is sent by itself</source>
        <translation>Was von selbst gesendet wird</translation>
    </message>
    <message>
        <source>what was last chosen in the window, at first system</source>
        <translation>was zuletzt im Fenster gewählt wurde, zuerst system</translation>
    </message>
    <message>
        <source>Pace of the feed</source>
        <translation>Tempo des Feeds</translation>
    </message>
    <message>
        <source>what was last chosen in the window, at first 20</source>
        <translation>was zuletzt im Fenster gewählt wurde, zuerst 20</translation>
    </message>
    <message>
        <source>Where the log of the embedded server is kept, and shared with other servers</source>
        <translation>Wo das Log des eingebauten Servers liegt, auch gemeinsam mit anderen Servern</translation>
    </message>
    <message>
        <source>PUSHSCOPE_BROKER of the environment, or memory</source>
        <translation>PUSHSCOPE_BROKER der Umgebung, oder memory</translation>
    </message>
    <message>
        <source>Let browsers in the network watch, at an address with a new token, which is printed</source>
        <translation>Browser im Netz zusehen lassen, unter einer Adresse mit neuem Token, die ausgegeben wird</translation>
    </message>
    <message>
        <source>One more pane for this URL; an origin without a path gets all four transports</source>
        <translation>Ein weiteres Feld für diese URL; ein Origin ohne Pfad erhält alle vier Transporte</translation>
    </message>
    <message>
        <source>Needed to read from the embedded server and to publish to it; sent to those of --connect too</source>
        <translation>Nötig, um vom eingebauten Server zu lesen und an ihn zu veröffentlichen; geht auch an die von --connect</translation>
    </message>
    <message>
        <source>PUSHSCOPE_TOKEN of the environment</source>
        <translation>PUSHSCOPE_TOKEN der Umgebung</translation>
    </message>
    <message>
        <source>Arm this fault at the start</source>
        <translation>Diese Störung ist vom Start an aktiv</translation>
    </message>
    <message>
        <source>Gets all that happens and every byte of the wire</source>
        <translation>Erhält alles, was geschieht, und jedes Byte der Leitung</translation>
    </message>
    <message>
        <source>Show this recording instead of a run</source>
        <translation>Diese Aufzeichnung statt eines Laufs zeigen</translation>
    </message>
    <message>
        <source>Run this load, on the embedded server unless url is given; with --screenshot or --report, the program ends with it</source>
        <translation>Diese Last ausführen, auf dem eingebauten Server, wenn url nicht angegeben ist; mit --screenshot oder --report endet das Programm mit ihr</translation>
    </message>
    <message>
        <source>End after this time</source>
        <translation>Nach dieser Zeit enden</translation>
    </message>
    <message>
        <source>Gets a picture of the window at the end</source>
        <translation>Erhält am Ende ein Bild des Fensters</translation>
    </message>
    <message>
        <source>Gets what was measured at the end</source>
        <translation>Erhält am Ende, was gemessen wurde</translation>
    </message>
    <message>
        <source>Open this lesson</source>
        <translation>Diese Lektion öffnen</translation>
    </message>
    <message>
        <source>Run this experiment; with --screenshot or --report, the program ends with it, with exit code 0 if its expectations were met, else 1</source>
        <translation>Dieses Experiment ausführen; mit --screenshot oder --report endet das Programm damit, mit Exit-Code 0, wenn seine Erwartungen erfüllt sind, sonst 1</translation>
    </message>
    <message>
        <source>Large type for a room</source>
        <translation>Große Schrift für einen Raum</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>Farben des Fensters</translation>
    </message>
    <message>
        <source>Size of the window, at least what its parts need, about 750x550</source>
        <translation>Größe des Fensters, mindestens was seine Teile brauchen, etwa 750x550</translation>
    </message>
    <message>
        <source>Open this part of the window</source>
        <translation>Diesen Teil des Fensters öffnen</translation>
    </message>
    <message>
        <source>Size of all text</source>
        <translation>Größe aller Texte</translation>
    </message>
    <message>
        <source>that of the desktop</source>
        <translation>die des Desktops</translation>
    </message>
    <message>
        <source>--fault takes at most %1 faults</source>
        <translation>--fault nimmt höchstens %1 Störungen an</translation>
    </message>
    <message>
        <source>--lesson and --experiment cannot be combined</source>
        <translation>--lesson und --experiment lassen sich nicht verbinden</translation>
    </message>
    <message>
        <source>--step needs --lesson</source>
        <translation>--step braucht --lesson</translation>
    </message>
    <message>
        <source>--step takes 1 to %1, the steps of %2, not %3</source>
        <translation>--step erwartet 1 bis %1, die Schritte von %2, nicht %3</translation>
    </message>
    <message>
        <source>%1 cannot be combined with --load or --record</source>
        <translation>%1 lässt sich nicht mit --load oder --record verbinden</translation>
    </message>
    <message>
        <source>--share cannot be combined with --lesson or --experiment</source>
        <translation>--share lässt sich nicht mit --lesson oder --experiment verbinden</translation>
    </message>
    <message>
        <source>%1 means nothing beside --open, which shows a recording</source>
        <translation>%1 hat neben --open keine Bedeutung, das eine Aufzeichnung zeigt</translation>
    </message>
    <message>
        <source>%1: cannot write %2: %3</source>
        <translation>%1: kann %2 nicht schreiben: %3</translation>
    </message>
    <message>
        <source>An oscilloscope for server push: one server, one client for each transport, side by side.</source>
        <translation>Ein Oszilloskop für Server-Push: ein Server, ein Client für jeden Transport, nebeneinander.</translation>
    </message>
    <message>
        <source>--screenshot: cannot write %1: %2</source>
        <translation>--screenshot: kann %1 nicht schreiben: %2</translation>
    </message>
    <message>
        <source>%1 cannot be opened: no further window can be started</source>
        <translation>%1 kann nicht geöffnet werden: Ein weiteres Fenster lässt sich nicht starten</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>Go to this step of the lesson; runs before it are made, and its own is started; or of the tour</source>
        <translation>Zu diesem Schritt der Lektion gehen; Läufe davor werden ausgeführt, und sein eigener startet; oder zu dem des Rundgangs</translation>
    </message>
    <message>
        <source>Delete the settings, print which files those were, and exit</source>
        <translation>Die Einstellungen löschen, die Dateien nennen und beenden</translation>
    </message>
    <message>
        <source>--step takes 1 to %1, the steps of the tour</source>
        <translation>--step nimmt 1 bis %1, die Schritte des Rundgangs</translation>
    </message>
    <message>
        <source>no display; set DISPLAY, or start it as: xvfb-run -a pushscope</source>
        <translation>kein Bildschirm; DISPLAY setzen, oder so starten: xvfb-run -a pushscope</translation>
    </message>
    <message>
        <source>--size: the window is %1x%2, not %3x%4: what it shows needs more room, or the screen has less</source>
        <translation>--size: das Fenster ist %1x%2, nicht %3x%4: Was es zeigt, braucht mehr Platz, oder der Bildschirm hat weniger</translation>
    </message>
</context>
<context>
    <name>Expectation</name>
    <message>
        <source>exactly %1</source>
        <translation>genau %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>erwartet %1</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>expected %1 × %2 (%3)</source>
        <translation>erwartet %1 × %2 (%3)</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>Experiment</name>
    <message>
        <source>an origin as &quot;http://a.example&quot;, without a path</source>
        <translation>ein Origin wie &quot;http://a.example&quot;, ohne Pfad</translation>
    </message>
    <message>
        <source>several nodes share a log: they need &quot;broker&quot;: &quot;redis&quot;</source>
        <translation>mehrere Knoten teilen sich ein Log: Sie brauchen &quot;broker&quot;: &quot;redis&quot;</translation>
    </message>
    <message>
        <source>there is only node A: &quot;nodes&quot; of the server is 1</source>
        <translation>es gibt nur Knoten A: &quot;nodes&quot; des Servers ist 1</translation>
    </message>
    <message>
        <source>%1: &quot;nodes&quot; of the server is %2</source>
        <translation>%1: &quot;nodes&quot; des Servers ist %2</translation>
    </message>
    <message>
        <source>1 to 1024 printable ASCII characters without spaces</source>
        <translation>1 bis 1024 druckbare ASCII-Zeichen ohne Leerzeichen</translation>
    </message>
    <message>
        <source>&quot;pushscope&quot; is missing: &quot;experiment&quot;</source>
        <translation>&quot;pushscope&quot; fehlt: &quot;experiment&quot;</translation>
    </message>
    <message>
        <source>a header field: a name without spaces, a value without control characters</source>
        <translation>ein Header-Feld: ein Name ohne Leerzeichen, ein Wert ohne Steuerzeichen</translation>
    </message>
    <message>
        <source>means something for %1 only</source>
        <translation>hat nur für %1 eine Bedeutung</translation>
    </message>
    <message>
        <source>means something with &quot;watch&quot;: &quot;events&quot; only</source>
        <translation>hat nur mit &quot;watch&quot;: &quot;events&quot; eine Bedeutung</translation>
    </message>
    <message>
        <source>&quot;events&quot; needs &quot;patience&quot;: a time as &quot;20s&quot;</source>
        <translation>&quot;events&quot; braucht &quot;patience&quot;: eine Zeit wie &quot;20s&quot;</translation>
    </message>
    <message>
        <source>&quot;backoff_base&quot; (%1 ms) is at most &quot;backoff_cap&quot; (%2 ms)</source>
        <translation>&quot;backoff_base&quot; (%1 ms) ist höchstens &quot;backoff_cap&quot; (%2 ms)</translation>
    </message>
    <message>
        <source>means something with &quot;pool&quot; only</source>
        <translation>hat nur mit &quot;pool&quot; eine Bedeutung</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the name of clients[%2] already</source>
        <translation>„%1“ ist schon der Name von clients[%2]</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a client&apos;s name: take another word</source>
        <translation>„%1“ ist der Name eines Clients: ein anderes Wort wählen</translation>
    </message>
    <message>
        <source>the limit of pool &quot;%1&quot; is %2 before, and %3 here: one for all</source>
        <translation>die Grenze des Vorrats „%1“ war zuvor %2 und ist hier %3: eine für alle</translation>
    </message>
    <message>
        <source>all counts together are at most %1</source>
        <translation>alle Anzahlen zusammen sind höchstens %1</translation>
    </message>
    <message>
        <source>no client and no ledger is called &quot;%1&quot;</source>
        <translation>kein Client und keine Zeile der Zustellmatrix heißt „%1“</translation>
    </message>
    <message>
        <source>no client and no ledger is called &quot;%1&quot;; is &quot;%2&quot; meant?</source>
        <translation>kein Client und keine Zeile der Zustellmatrix heißt „%1“; ist „%2“ gemeint?</translation>
    </message>
    <message>
        <source>a time before &quot;to&quot;</source>
        <translation>eine Zeit vor &quot;to&quot;</translation>
    </message>
    <message>
        <source>a time as &quot;2s&quot;, at most the duration (%1)</source>
        <translation>eine Zeit wie &quot;2s&quot;, höchstens die Dauer (%1)</translation>
    </message>
    <message>
        <source>means something for wire_count only</source>
        <translation>hat nur für wire_count eine Bedeutung</translation>
    </message>
    <message>
        <source>wire_count needs &quot;text&quot;: what is looked for</source>
        <translation>wire_count braucht &quot;text&quot;: wonach gesucht wird</translation>
    </message>
    <message>
        <source>%1 is of the server, not of a client</source>
        <translation>%1 gehört zum Server, nicht zu einem Client</translation>
    </message>
    <message>
        <source>%1 is known of the whole run only</source>
        <translation>%1 ist nur vom ganzen Lauf bekannt</translation>
    </message>
    <message>
        <source>a number from 0 on: so many times the figure of &quot;times&quot;</source>
        <translation>eine Zahl ab 0: so viele Male der Messwert von &quot;times&quot;</translation>
    </message>
    <message>
        <source>a time as &quot;300ms&quot;: %1 is one</source>
        <translation>eine Zeit wie &quot;300ms&quot;: %1 ist eine</translation>
    </message>
    <message>
        <source>a number of bytes from 0 on, or as &quot;64k&quot;</source>
        <translation>eine Anzahl Bytes ab 0, oder wie &quot;64k&quot;</translation>
    </message>
    <message>
        <source>a number from 0 on</source>
        <translation>eine Zahl ab 0</translation>
    </message>
    <message>
        <source>not beside &quot;equals&quot;</source>
        <translation>nicht neben &quot;equals&quot;</translation>
    </message>
    <message>
        <source>one of at_least, at_most or equals is missing</source>
        <translation>at_least, at_most oder equals fehlt</translation>
    </message>
    <message>
        <source>at most &quot;at_most&quot;</source>
        <translation>höchstens &quot;at_most&quot;</translation>
    </message>
    <message>
        <source>one of the same unit as %1</source>
        <translation>einer mit derselben Einheit wie %1</translation>
    </message>
    <message>
        <source>no client is called &quot;%1&quot;</source>
        <translation>kein Client heißt „%1“</translation>
    </message>
    <message>
        <source>no client is called &quot;%1&quot;; is &quot;%2&quot; meant?</source>
        <translation>kein Client heißt „%1“; ist „%2“ gemeint?</translation>
    </message>
    <message>
        <source>%1 is made at the server and cannot meet a single client: leave it out</source>
        <translation>%1 entsteht am Server und kann keinen einzelnen Client treffen: bitte weglassen</translation>
    </message>
    <message>
        <source>with &quot;broker&quot;: &quot;redis&quot; a node is stopped by &quot;stop_node&quot;, and the log is kept</source>
        <translation>mit &quot;broker&quot;: &quot;redis&quot; wird ein Knoten durch &quot;stop_node&quot; angehalten, und das Log bleibt erhalten</translation>
    </message>
    <message>
        <source>not beside target= of the fault: one of both</source>
        <translation>nicht neben target= der Störung: nur eines von beiden</translation>
    </message>
    <message>
        <source>target=client:N goes from 1 to %1 here</source>
        <translation>target=client:N geht hier von 1 bis %1</translation>
    </message>
    <message>
        <source>true</source>
        <translation>true</translation>
    </message>
    <message>
        <source>means something with &quot;broker&quot;: &quot;redis&quot; of the server only</source>
        <translation>hat nur mit &quot;broker&quot;: &quot;redis&quot; des Servers eine Bedeutung</translation>
    </message>
    <message>
        <source>events × bytes is at most %1</source>
        <translation>Ereignisse × Bytes ist höchstens %1</translation>
    </message>
    <message>
        <source>1 to 128 printable ASCII characters without space, quote and backslash</source>
        <translation>1 bis 128 druckbare ASCII-Zeichen ohne Leerzeichen, Anführungszeichen und Backslash</translation>
    </message>
    <message>
        <source>one of %1 is missing</source>
        <translation>eines von %1 fehlt</translation>
    </message>
    <message>
        <source>means something beside &quot;fault&quot; only</source>
        <translation>hat nur neben &quot;fault&quot; eine Bedeutung</translation>
    </message>
    <message>
        <source>in the order of time: not before %1, that of the one above</source>
        <translation>in zeitlicher Reihenfolge: nicht vor %1, der Zeit des Eintrags darüber</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>there is no such member; known are %1</source>
        <translation>dieses Feld gibt es nicht; bekannt sind %1</translation>
    </message>
    <message>
        <source>there is no such member; is &quot;%1&quot; meant?</source>
        <translation>dieses Feld gibt es nicht; ist „%1“ gemeint?</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing: %2</source>
        <translation>&quot;%1&quot; fehlt: %2</translation>
    </message>
    <message>
        <source>%1, not %2</source>
        <translation>%1, nicht %2</translation>
    </message>
    <message>
        <source>not beside &quot;%1&quot;: one of %2</source>
        <translation>nicht neben &quot;%1&quot;: nur eines von %2</translation>
    </message>
    <message>
        <source>there is no %1; is &quot;%2&quot; meant?</source>
        <translation>%1 gibt es nicht; ist „%2“ gemeint?</translation>
    </message>
    <message>
        <source>in whole milliseconds</source>
        <translation>in ganzen Millisekunden</translation>
    </message>
    <message>
        <source>a text of 1 to %1 characters, not %2</source>
        <translation>ein Text von 1 bis %1 Zeichen, nicht %2</translation>
    </message>
    <message>
        <source>a text of at most %1 characters, not %2</source>
        <translation>ein Text von höchstens %1 Zeichen, nicht %2</translation>
    </message>
    <message>
        <source>an object: %1; not %2</source>
        <translation>ein Objekt: %1; nicht %2</translation>
    </message>
    <message>
        <source>the file is larger than %1 bytes</source>
        <translation>die Datei ist größer als %1 Bytes</translation>
    </message>
    <message>
        <source>more than %1 lists and objects stand in one another</source>
        <translation>mehr als %1 Listen und Objekte stehen ineinander</translation>
    </message>
    <message>
        <source>column %1: no JSON: %2</source>
        <translation>Spalte %1: kein JSON: %2</translation>
    </message>
    <message>
        <source>a JSON object is needed, as {&quot;name&quot;: …}</source>
        <translation>nötig ist ein JSON-Objekt wie {&quot;name&quot;: …}</translation>
    </message>
    <message>
        <source>is given twice</source>
        <translation>ist zweimal angegeben</translation>
    </message>
    <message>
        <source>is not UTF-8</source>
        <translation>ist kein UTF-8</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>the place of an answer, from 0 to %1</source>
        <translation>die Stelle einer Antwort, von 0 bis %1</translation>
    </message>
    <message>
        <source>means something with &quot;view&quot;: &quot;inspector&quot; only</source>
        <translation>hat nur mit &quot;view&quot;: &quot;inspector&quot; eine Bedeutung</translation>
    </message>
    <message>
        <source>no step before it has this as its &quot;run&quot;</source>
        <translation>kein Schritt davor hat das als &quot;run&quot;</translation>
    </message>
    <message>
        <source>a lesson needs something in &quot;expect&quot;</source>
        <translation>eine Lektion braucht etwas in &quot;expect&quot;</translation>
    </message>
    <message>
        <source>changes nothing</source>
        <translation>ändert nichts</translation>
    </message>
    <message>
        <source>a text of 1 to %1 characters</source>
        <translation>ein Text von 1 bis %1 Zeichen</translation>
    </message>
    <message>
        <source>a text of at most %1 characters</source>
        <translation>ein Text von höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>a number of bytes as 64000 or &quot;64k&quot;, from %1 to %2</source>
        <translation>eine Anzahl Bytes wie 64000 oder &quot;64k&quot;, von %1 bis %2</translation>
    </message>
    <message>
        <source>a list of %1 to %2: %3</source>
        <translation>eine Liste von %1 bis %2: %3</translation>
    </message>
    <message>
        <source>a list of at most %1: %2</source>
        <translation>eine Liste von höchstens %1: %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>1 to 64 of a-z 0-9 and -, as &quot;buffering-proxy&quot;</source>
        <translation>1 bis 64 aus a-z 0-9 und -, wie &quot;buffering-proxy&quot;</translation>
    </message>
    <message>
        <source>1 to 64 of A-Z a-z 0-9 . _ : -, and spaces between them</source>
        <translation>1 bis 64 aus A-Z a-z 0-9 . _ : - und Leerzeichen dazwischen</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>eine Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a time as &quot;200ms&quot;, &quot;5s&quot; or &quot;2m&quot;, from %1 to %2</source>
        <translation>eine Zeit wie &quot;200ms&quot;, &quot;5s&quot; oder &quot;2m&quot;, von %1 bis %2</translation>
    </message>
    <message>
        <source>a number, a size as &quot;64k&quot; or a time as &quot;200ms&quot;, as the figure is</source>
        <translation>eine Zahl, eine Größe wie &quot;64k&quot; oder eine Zeit wie &quot;200ms&quot;, je nach Messwert</translation>
    </message>
    <message>
        <source>a fault as &quot;delay:200ms,for=5s&quot;</source>
        <translation>eine Störung wie &quot;delay:200ms,for=5s&quot;</translation>
    </message>
    <message>
        <source>an object: %1</source>
        <translation>ein Objekt: %1</translation>
    </message>
    <message>
        <source>an object of at most %1 header fields</source>
        <translation>ein Objekt aus höchstens %1 Header-Feldern</translation>
    </message>
    <message>
        <source>any JSON value</source>
        <translation>ein beliebiger JSON-Wert</translation>
    </message>
    <message>
        <source>there is no experiment &quot;%1&quot;; there are %2</source>
        <translation>es gibt kein Experiment „%1“; vorhanden sind %2</translation>
    </message>
    <message>
        <source>there is no lesson &quot;%1&quot;; there are %2</source>
        <translation>es gibt keine Lektion „%1“; vorhanden sind %2</translation>
    </message>
    <message>
        <source>the server&apos;s thread came late by %1 ms</source>
        <translation>der Thread des Servers kam um %1 ms zu spät</translation>
    </message>
    <message>
        <source>the clients&apos; thread came late by %1 ms</source>
        <translation>der Thread der Clients kam um %1 ms zu spät</translation>
    </message>
    <message>
        <source>%1 of %2 expectations met</source>
        <translation>%1 von %2 Erwartungen erfüllt</translation>
    </message>
    <message>
        <source>Stopped after %1 s: nothing follows from it</source>
        <translation>Nach %1 s angehalten: Daraus folgt nichts</translation>
    </message>
    <message>
        <source>This machine was too busy to tell: %1</source>
        <translation>Dieser Rechner war zu stark ausgelastet für ein Urteil: %1</translation>
    </message>
    <message>
        <source>%1; not met: %2</source>
        <translation>%1; nicht erfüllt: %2</translation>
    </message>
    <message>
        <source>Nothing was expected</source>
        <translation>Nichts wurde erwartet</translation>
    </message>
    <message>
        <source>By hand for %1 s: %2 events delivered, %3 lost, %4 duplicates, %5 resets</source>
        <translation>Von Hand %1 s lang: %2 Ereignisse zugestellt, %3 verloren, %4 doppelt, %5 Resets</translation>
    </message>
    <message>
        <source>No node %1</source>
        <translation>Kein Knoten %1</translation>
    </message>
    <message>
        <source>No Redis</source>
        <translation>Kein Redis</translation>
    </message>
    <message>
        <source>in whole seconds</source>
        <translation>in ganzen Sekunden</translation>
    </message>
    <message>
        <source>the experiment needs %1 open files and sockets, and this process may have only %2 (ulimit -n)</source>
        <translation>das Experiment braucht %1 offene Dateien und Sockets, und dieser Prozess darf nur %2 haben (ulimit -n)</translation>
    </message>
    <message>
        <source>the experiment was stopped before it had begun</source>
        <translation>das Experiment wurde gestoppt, bevor es begonnen hatte</translation>
    </message>
    <message>
        <source>an empty list</source>
        <translation>eine leere Liste</translation>
    </message>
    <message>
        <source>a list of %1</source>
        <translation>eine Liste von %1</translation>
    </message>
    <message>
        <source>%1 of 1 expectation met</source>
        <translation>%1 von 1 Erwartung erfüllt</translation>
    </message>
</context>
<context>
    <name>FaultOption</name>
    <message>
        <source>kind[:value[±jitter]][,target=…][,direction=up|down|both][,p=0..1][,from=TIME][,for=TIME][,seed=N], as delay:200ms±50ms,target=sse,for=10s</source>
        <translation>kind[:value[±jitter]][,target=…][,direction=up|down|both][,p=0..1][,from=TIME][,for=TIME][,seed=N], wie delay:200ms±50ms,target=sse,for=10s</translation>
    </message>
    <message>
        <source>%1 is made at the server, and only the desktop has one embedded</source>
        <translation>%1 entsteht am Server, und nur das Desktop-Programm hat einen eingebauten</translation>
    </message>
    <message>
        <source>Faults: %1. Times are written 200ms, 1.5s, 2min, 1h; bytes 512, 64k, 1M (bandwidth and slow-reader: a second); targets are all, sse, ws, longpoll, poll or client:N. p is drawn for each connection (answer: each request; at the server: once); the same seed, 1 if none is given, draws the same.</source>
        <translation>Störungen: %1. Zeiten schreibt man 200ms, 1.5s, 2min, 1h; Bytes 512, 64k, 1M (bandwidth und slow-reader: je Sekunde); Ziele sind all, sse, ws, longpoll, poll oder client:N. p wird für jede Verbindung gezogen (answer: für jede Anfrage; am Server: einmal); derselbe seed, 1 ohne Angabe, zieht dasselbe.</translation>
    </message>
</context>
<context>
    <name>FaultSyntax</name>
    <message>
        <source>a number of bytes as 512, 64k or 1M, from 1</source>
        <translation>eine Anzahl Bytes wie 512, 64k oder 1M, ab 1</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>there is no fault &quot;%1&quot;: known are %2</source>
        <translation>es gibt keine Störung „%1“; bekannt sind %2</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>keinen Wert</translation>
    </message>
    <message>
        <source>%1, with ±jitter of at most that time if wanted</source>
        <translation>%1, nach Wunsch mit ±Jitter von höchstens dieser Zeit</translation>
    </message>
    <message>
        <source>%1, for each second</source>
        <translation>%1, für jede Sekunde</translation>
    </message>
    <message>
        <source>%1, or %2</source>
        <translation>%1, oder %2</translation>
    </message>
    <message>
        <source>a status of 502, 503 or 429</source>
        <translation>einen Status 502, 503 oder 429</translation>
    </message>
    <message>
        <source>%1 needs %2 after a colon</source>
        <translation>%1 braucht nach einem Doppelpunkt %2</translation>
    </message>
    <message>
        <source>: write %1,for=%2 to limit its time</source>
        <translation>: %1,for=%2 begrenzt die Dauer</translation>
    </message>
    <message>
        <source>, not &quot;%1&quot;</source>
        <translation>, nicht „%1“</translation>
    </message>
    <message>
        <source>%1 takes %2%3</source>
        <translation>%1 nimmt %2%3</translation>
    </message>
    <message>
        <source>%1 is made at the server for whole transports: leave target=%2 out</source>
        <translation>%1 geschieht am Server für ganze Transporte: target=%2 weglassen</translation>
    </message>
    <message>
        <source>%1 is made at the server for everyone: leave target=%2 out</source>
        <translation>%1 geschieht am Server für alle: target=%2 weglassen</translation>
    </message>
    <message>
        <source>target is all, sse, ws, longpoll, poll or client:N, not &quot;%1&quot;</source>
        <translation>target ist all, sse, ws, longpoll, poll oder client:N, nicht „%1“</translation>
    </message>
    <message>
        <source>direction is up, down or both, not &quot;%1&quot;</source>
        <translation>direction ist up, down oder both, nicht „%1“</translation>
    </message>
    <message>
        <source>%1 has no direction to choose: leave direction=%2 out</source>
        <translation>%1 hat keine Richtung zur Wahl: direction=%2 weglassen</translation>
    </message>
    <message>
        <source>p is a probability from 0 to 1, not &quot;%1&quot;</source>
        <translation>p ist eine Wahrscheinlichkeit von 0 bis 1, nicht „%1“</translation>
    </message>
    <message>
        <source>from is %1, not &quot;%2&quot;</source>
        <translation>from ist %1, nicht „%2“</translation>
    </message>
    <message>
        <source>for is %1, above 0, not &quot;%2&quot;</source>
        <translation>for ist %1, über 0, nicht „%2“</translation>
    </message>
    <message>
        <source>seed is a whole number from 0 to 4294967295, not &quot;%1&quot;</source>
        <translation>seed ist eine ganze Zahl von 0 bis 4294967295, nicht „%1“</translation>
    </message>
    <message>
        <source>after the kind come target=, direction=, p=, from=, for= or seed=, not &quot;%1&quot;</source>
        <translation>nach der Art kommen target=, direction=, p=, from=, for= oder seed=, nicht „%1“</translation>
    </message>
    <message>
        <source>%1 is given twice</source>
        <translation>%1 ist zweimal angegeben</translation>
    </message>
    <message>
        <source>no fault is given: write one as delay:200ms,target=sse,for=10s</source>
        <translation>es ist keine Störung angegeben: eine sieht so aus: delay:200ms,target=sse,for=10s</translation>
    </message>
    <message>
        <source>a fault has at most %1 characters</source>
        <translation>eine Störung hat höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>a time as 200ms, 1.5s, 250us, 2min or 1h, at most 24h</source>
        <translation>eine Zeit wie 200ms, 1.5s, 250us, 2min oder 1h, höchstens 24h</translation>
    </message>
    <message>
        <source>there is no fault &quot;%1&quot;: is %2 meant? Known are %3</source>
        <translation>es gibt keine Störung „%1“: ist %2 gemeint? Bekannt sind %3</translation>
    </message>
</context>
<context>
    <name>Feed</name>
    <message>
        <source>no such file; waiting for it</source>
        <translation>keine solche Datei; es wird auf sie gewartet</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>%1 line(s) longer than %2 bytes left out</source>
        <translation>%1 Zeile(n) länger als %2 Bytes ausgelassen</translation>
    </message>
    <message>
        <source>stdin cannot be read: %1</source>
        <translation>stdin ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>this machine does not tell its load: /proc/stat cannot be read</source>
        <translation>diese Maschine nennt ihre Auslastung nicht: /proc/stat ist nicht lesbar</translation>
    </message>
    <message>
        <source>--feed takes system, clock, ticker, stdin, none or file:PATH, not &quot;%1&quot;</source>
        <translation>--feed erwartet system, clock, ticker, stdin, none oder file:PATH, nicht „%1“</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source> from %1 to %2</source>
        <translation> zwischen %1 und %2</translation>
    </message>
    <message>
        <source> from %1</source>
        <translation> ab %1</translation>
    </message>
    <message>
        <source> until %1</source>
        <translation> bis %1</translation>
    </message>
    <message>
        <source> (“%1”)</source>
        <translation> („%1“)</translation>
    </message>
    <message>
        <source> sent by</source>
        <translation> gesendet von</translation>
    </message>
    <message>
        <source> received by</source>
        <translation> empfangen von</translation>
    </message>
    <message>
        <source>events delivered</source>
        <translation>zugestellte Ereignisse</translation>
    </message>
    <message>
        <source>events that arrived, each once</source>
        <translation>angekommene Ereignisse, jedes einmal</translation>
    </message>
    <message>
        <source>events lost</source>
        <translation>verlorene Ereignisse</translation>
    </message>
    <message>
        <source>events that were due and never came</source>
        <translation>Ereignisse, die fällig waren und nie kamen</translation>
    </message>
    <message>
        <source>late events</source>
        <translation>verspätete Ereignisse</translation>
    </message>
    <message>
        <source>events that came live, but later than `late_after`</source>
        <translation>Ereignisse, die live kamen, aber später als `late_after`</translation>
    </message>
    <message>
        <source>events replayed</source>
        <translation>nachgelieferte Ereignisse</translation>
    </message>
    <message>
        <source>events that came from the history, after a reconnect</source>
        <translation>Ereignisse, die nach einer Wiederverbindung aus der Historie kamen</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>Dubletten</translation>
    </message>
    <message>
        <source>deliveries beyond the first of an event</source>
        <translation>Zustellungen eines Ereignisses nach der ersten</translation>
    </message>
    <message>
        <source>events out of order</source>
        <translation>Ereignisse in falscher Reihenfolge</translation>
    </message>
    <message>
        <source>events that came after a later one</source>
        <translation>Ereignisse, die nach einem späteren kamen</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>times that an event was seen to be missing</source>
        <translation>wie oft bemerkt wurde, dass ein Ereignis fehlt</translation>
    </message>
    <message>
        <source>resets</source>
        <translation>Resets</translation>
    </message>
    <message>
        <source>times that the server said that continuity is broken</source>
        <translation>wie oft der Server sagte, dass der Zusammenhang unterbrochen ist</translation>
    </message>
    <message>
        <source>heartbeats</source>
        <translation>Heartbeats</translation>
    </message>
    <message>
        <source>signs of life without an event</source>
        <translation>Lebenszeichen ohne Ereignis</translation>
    </message>
    <message>
        <source>reconnects</source>
        <translation>Wiederverbindungen</translation>
    </message>
    <message>
        <source>times that a lost connection was open again</source>
        <translation>wie oft eine verlorene Verbindung wieder offen war</translation>
    </message>
    <message>
        <source>connection attempts</source>
        <translation>Verbindungsversuche</translation>
    </message>
    <message>
        <source>connections tried</source>
        <translation>versuchte Verbindungen</translation>
    </message>
    <message>
        <source>least latency</source>
        <translation>kleinste Latenz</translation>
    </message>
    <message>
        <source>arrived − due, of what came live and of what was replayed</source>
        <translation>Ankunft − Fälligkeit, von live Angekommenem und von Nachgeliefertem</translation>
    </message>
    <message>
        <source>p50 latency</source>
        <translation>p50-Latenz</translation>
    </message>
    <message>
        <source>its median</source>
        <translation>deren Median</translation>
    </message>
    <message>
        <source>p90 latency</source>
        <translation>p90-Latenz</translation>
    </message>
    <message>
        <source>nine of ten are at most so late</source>
        <translation>neun von zehn sind höchstens so spät</translation>
    </message>
    <message>
        <source>p99 latency</source>
        <translation>p99-Latenz</translation>
    </message>
    <message>
        <source>99 of 100 are</source>
        <translation>99 von 100 sind es</translation>
    </message>
    <message>
        <source>highest latency</source>
        <translation>höchste Latenz</translation>
    </message>
    <message>
        <source>its highest</source>
        <translation>deren Höchstwert</translation>
    </message>
    <message>
        <source>mean latency</source>
        <translation>mittlere Latenz</translation>
    </message>
    <message>
        <source>its mean</source>
        <translation>deren Mittelwert</translation>
    </message>
    <message>
        <source>p50 time to connect</source>
        <translation>p50 der Verbindungszeit</translation>
    </message>
    <message>
        <source>from an attempt to the open connection, the median</source>
        <translation>von einem Versuch bis zur offenen Verbindung, der Median</translation>
    </message>
    <message>
        <source>longest time to connect</source>
        <translation>längste Verbindungszeit</translation>
    </message>
    <message>
        <source>p50 round trip</source>
        <translation>p50-Umlaufzeit</translation>
    </message>
    <message>
        <source>of polls: from a request to its answer, the median</source>
        <translation>von Polls: von einer Anfrage bis zu ihrer Antwort, der Median</translation>
    </message>
    <message>
        <source>p90 round trip</source>
        <translation>p90-Umlaufzeit</translation>
    </message>
    <message>
        <source>nine of ten are at most so long</source>
        <translation>neun von zehn sind höchstens so lang</translation>
    </message>
    <message>
        <source>p99 round trip</source>
        <translation>p99-Umlaufzeit</translation>
    </message>
    <message>
        <source>longest round trip</source>
        <translation>längste Umlaufzeit</translation>
    </message>
    <message>
        <source>bytes received</source>
        <translation>empfangene Bytes</translation>
    </message>
    <message>
        <source>all bytes received: heads, framing, payload</source>
        <translation>alle empfangenen Bytes: Köpfe, Rahmen, Nutzlast</translation>
    </message>
    <message>
        <source>bytes sent</source>
        <translation>gesendete Bytes</translation>
    </message>
    <message>
        <source>all bytes sent</source>
        <translation>alle gesendeten Bytes</translation>
    </message>
    <message>
        <source>wire bytes per event</source>
        <translation>Leitungsbytes je Ereignis</translation>
    </message>
    <message>
        <source>both together, for each event delivered</source>
        <translation>beide zusammen, für jedes zugestellte Ereignis</translation>
    </message>
    <message>
        <source>payload bytes per event</source>
        <translation>Nutzlastbytes je Ereignis</translation>
    </message>
    <message>
        <source>the data alone</source>
        <translation>die Daten allein</translation>
    </message>
    <message>
        <source>connections open at the end</source>
        <translation>am Ende offene Verbindungen</translation>
    </message>
    <message>
        <source>clients with an open connection when the run ends</source>
        <translation>Clients mit offener Verbindung, wenn der Lauf endet</translation>
    </message>
    <message>
        <source>clients that were ever connected</source>
        <translation>Clients, die jemals verbunden waren</translation>
    </message>
    <message>
        <source>clients that gave up</source>
        <translation>Clients, die aufgegeben haben</translation>
    </message>
    <message>
        <source>last close code</source>
        <translation>letzter Close-Code</translation>
    </message>
    <message>
        <source>the last WebSocket close code or HTTP status of a refusal; 0: none</source>
        <translation>der letzte Close-Code eines WebSockets oder der HTTP-Status einer Ablehnung; 0: keiner</translation>
    </message>
    <message>
        <source>time spent stale</source>
        <translation>Zeit im Zustand verstummt</translation>
    </message>
    <message>
        <source>with an open connection whose heartbeat is overdue, added up</source>
        <translation>mit offener Verbindung, deren Heartbeat überfällig ist, aufsummiert</translation>
    </message>
    <message>
        <source>time spent in backoff</source>
        <translation>Zeit im Backoff</translation>
    </message>
    <message>
        <source>of waiting before new attempts, added up</source>
        <translation>des Wartens vor neuen Versuchen, aufsummiert</translation>
    </message>
    <message>
        <source>time without a connection</source>
        <translation>Zeit ohne Verbindung</translation>
    </message>
    <message>
        <source>without an open connection, added up</source>
        <translation>ohne offene Verbindung, aufsummiert</translation>
    </message>
    <message>
        <source>most attempts in one second</source>
        <translation>meiste Versuche in einer Sekunde</translation>
    </message>
    <message>
        <source>the most attempts within one second</source>
        <translation>die meisten Versuche innerhalb einer Sekunde</translation>
    </message>
    <message>
        <source>occurrences</source>
        <translation>Vorkommen</translation>
    </message>
    <message>
        <source>how often a text stands in the bytes</source>
        <translation>wie oft ein Text in den Bytes steht</translation>
    </message>
    <message>
        <source>events published</source>
        <translation>veröffentlichte Ereignisse</translation>
    </message>
    <message>
        <source>events that the server took</source>
        <translation>Ereignisse, die der Server angenommen hat</translation>
    </message>
    <message>
        <source>connections open at the server</source>
        <translation>am Server offene Verbindungen</translation>
    </message>
    <message>
        <source>connections that are open at the server when the run ends</source>
        <translation>Verbindungen, die am Server offen sind, wenn der Lauf endet</translation>
    </message>
    <message>
        <source>longest queue of the server</source>
        <translation>längste Warteschlange des Servers</translation>
    </message>
    <message>
        <source>the most that waited at once, for all connections together</source>
        <translation>das meiste, was zugleich wartete, für alle Verbindungen zusammen</translation>
    </message>
    <message>
        <source>slow consumers disconnected</source>
        <translation>getrennte langsame Empfänger</translation>
    </message>
    <message>
        <source>connections ended as too slow</source>
        <translation>Verbindungen, die als zu langsam beendet wurden</translation>
    </message>
    <message>
        <source>events dropped for slow consumers</source>
        <translation>für langsame Empfänger verworfene Ereignisse</translation>
    </message>
    <message>
        <source>events dropped for slow connections</source>
        <translation>Ereignisse, die für langsame Verbindungen verworfen wurden</translation>
    </message>
    <message>
        <source>publications refused</source>
        <translation>abgelehnte Veröffentlichungen</translation>
    </message>
    <message>
        <source>events that the server did not take, since Redis was away</source>
        <translation>Ereignisse, die der Server nicht annahm, weil Redis weg war</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <source>all clients</source>
        <translation>allen Clients</translation>
    </message>
    <message>
        <source> of %1</source>
        <translation> von %1</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>it may not be written to</source>
        <translation>Schreiben ist dort nicht erlaubt</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <extracomment>The code of the language of this translation, as de</extracomment>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>Lesson</name>
    <message>
        <source>The proxy that waits</source>
        <translation>Der Proxy, der wartet</translation>
    </message>
    <message>
        <source>A proxy that buffers responses holds an event stream back; a WebSocket and a complete answer pass.</source>
        <translation>Ein Proxy, der Antworten puffert, hält einen Ereignis-Stream zurück; ein WebSocket und eine vollständige Antwort kommen durch.</translation>
    </message>
    <message>
        <source>A response is a response</source>
        <translation>Eine Antwort ist eine Antwort</translation>
    </message>
    <message>
        <source>To a reverse proxy, an event stream is an HTTP response like any other. Many proxies first collect a response and then pass it on: the backend is free early, a slow client does not occupy it, and compression works better. nginx does so unless told otherwise (`proxy_buffering on`); corporate proxies and virus scanners like to have the whole body before they let any of it pass.

For a response that never ends this means: events wait until the buffer is full. Nothing fails, nothing is logged.</source>
        <translation>Für einen Reverse Proxy ist ein Ereignis-Stream eine HTTP-Antwort wie jede andere. Viele Proxys sammeln eine Antwort erst und reichen sie dann weiter: Das Backend ist früh frei, ein langsamer Client belegt es nicht, und Kompression wirkt besser. nginx tut es, wenn nichts anderes eingestellt ist (`proxy_buffering on`); Firmenproxys und Virenscanner haben gern den ganzen Inhalt, bevor sie etwas davon durchlassen.

Bei einer Antwort, die nie endet, heißt das: Ereignisse warten, bis der Puffer voll ist. Nichts schlägt fehl, nichts steht im Log.</translation>
    </message>
    <message>
        <source>What do you think?</source>
        <translation>Was ist zu erwarten?</translation>
    </message>
    <message>
        <source>An event stream, a WebSocket and a long poll go through a proxy that buffers 64 KB. Twenty events a second of about 300 bytes are sent. Who has to wait?</source>
        <translation>Ein Ereignis-Stream, ein WebSocket und ein Long Poll laufen durch einen Proxy, der 64 KB puffert. Zwanzig Ereignisse je Sekunde von etwa 300 Bytes werden gesendet. Wer muss warten?</translation>
    </message>
    <message>
        <source>All three</source>
        <translation>Alle drei</translation>
    </message>
    <message>
        <source>Stream and WebSocket: both never end</source>
        <translation>Stream und WebSocket: Beide enden nie</translation>
    </message>
    <message>
        <source>Only the event stream</source>
        <translation>Nur der Ereignis-Stream</translation>
    </message>
    <message>
        <source>The proxy holds a response until its buffer is full or the response has ended. A poll&apos;s answer ends with each event. After status 101 there is no response any more, so an upgraded connection is tunnelled as it is.</source>
        <translation>Der Proxy hält eine Antwort, bis sein Puffer voll oder die Antwort zu Ende ist. Die Antwort eines Polls endet mit jedem Ereignis. Nach Status 101 gibt es keine Antwort mehr, eine hochgestufte Verbindung wird also unverändert durchgetunnelt.</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>At two seconds the proxy begins to buffer, for four seconds. Compare the three panes while it does.</source>
        <translation>Bei zwei Sekunden beginnt der Proxy zu puffern, vier Sekunden lang. Währenddessen die drei Felder vergleichen.</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Was zu sehen war</translation>
    </message>
    <message>
        <source>The stream&apos;s events waited for seconds and then came all at once, in order and complete: a chart of *numbers* would show nothing. Only the latency tells. WebSocket and long poll went on as before.</source>
        <translation>Die Ereignisse des Streams warteten sekundenlang und kamen dann alle zugleich, in Reihenfolge und vollständig: Ein Diagramm der *Anzahl* würde nichts zeigen. Nur die Latenz verrät es. WebSocket und Long Poll liefen weiter wie zuvor.</translation>
    </message>
    <message>
        <source>The proxy does not buffer</source>
        <translation>Der Proxy puffert nicht</translation>
    </message>
    <message>
        <source>The same run without buffering.</source>
        <translation>Derselbe Lauf ohne Puffern.</translation>
    </message>
    <message>
        <source>As fast as the others</source>
        <translation>So schnell wie die anderen</translation>
    </message>
    <message>
        <source>The stream&apos;s latency is that of the WebSocket again, so the claim that it waits fails.</source>
        <translation>Die Latenz des Streams ist wieder die des WebSockets, also trifft die Behauptung nicht zu, dass er wartet.</translation>
    </message>
    <message>
        <source>What to do about it</source>
        <translation>Was dagegen hilft</translation>
    </message>
    <message>
        <source>- Tell the proxy: the response header `X-Accel-Buffering: no` for nginx, which the application can set by itself; or `proxy_buffering off` for the path.
- Switch off compression for `text/event-stream`, or flush it after each event: a compressor is a buffer too.
- Use TLS: what stands between and cannot read cannot buffer a response either. It does not help against your own reverse proxy, which ends TLS.
- Padding (some KB of comments at the beginning) fills small buffers only.</source>
        <translation>- Dem Proxy Bescheid sagen: mit dem Antwort-Header `X-Accel-Buffering: no` für nginx, den die Anwendung selbst setzen kann, oder mit `proxy_buffering off` für den Pfad.
- Kompression für `text/event-stream` abschalten oder nach jedem Ereignis leeren: Auch ein Kompressor ist ein Puffer.
- TLS verwenden: Was dazwischen steht und nicht mitlesen kann, kann eine Antwort auch nicht puffern. Gegen den eigenen Reverse Proxy, der TLS beendet, hilft das nicht.
- Füllmaterial (einige KB Kommentare am Anfang) füllt nur kleine Puffer.</translation>
    </message>
    <message>
        <source>How to notice it</source>
        <translation>Wie man es bemerkt</translation>
    </message>
    <message>
        <source>Let the client measure *delivered minus due*, or watch for heartbeats: behind such a proxy they do not come either. A client that gets no byte within a few seconds after connecting should fall back to long polling, whose answers are complete and therefore pass.

So: SSE where you own all proxies on the way; long poll as its fallback in networks that you do not know; `wss` as an alternative.</source>
        <translation>Den Client *Zustellung minus Fälligkeit* messen lassen oder auf Heartbeats achten: Hinter einem solchen Proxy kommen auch sie nicht an. Ein Client, der wenige Sekunden nach dem Verbinden noch kein Byte hat, sollte auf Long Polling zurückfallen, dessen Antworten vollständig sind und deshalb durchkommen.

Also: SSE, wo alle Proxys auf dem Weg die eigenen sind; Long Poll als Rückfallebene in unbekannten Netzen; `wss` als Alternative.</translation>
    </message>
    <message>
        <source>A proxy that buffers</source>
        <translation>Ein Proxy, der puffert</translation>
    </message>
    <message>
        <source>From two seconds on a proxy holds responses back until 64 KB are there, for four seconds.</source>
        <translation>Von zwei Sekunden an hält ein Proxy vier Sekunden lang Antworten zurück, bis 64 KB da sind.</translation>
    </message>
    <message>
        <source>The proxy begins to buffer.</source>
        <translation>Der Proxy beginnt zu puffern.</translation>
    </message>
    <message>
        <source>The stream waits for the buffer.</source>
        <translation>Der Stream wartet auf den Puffer.</translation>
    </message>
    <message>
        <source>Many of its events are late.</source>
        <translation>Viele seiner Ereignisse kommen verspätet.</translation>
    </message>
    <message>
        <source>Yet none is lost, so nobody is told.</source>
        <translation>Doch keines geht verloren, also erfährt es niemand.</translation>
    </message>
    <message>
        <source>The WebSocket is passed through.</source>
        <translation>Der WebSocket wird durchgelassen.</translation>
    </message>
    <message>
        <source>A long poll&apos;s answer is complete and passes too.</source>
        <translation>Die Antwort eines Long Polls ist vollständig und kommt auch durch.</translation>
    </message>
    <message>
        <source>The stream is several times slower.</source>
        <translation>Der Stream ist um ein Mehrfaches langsamer.</translation>
    </message>
    <message>
        <source>The proxy does not buffer.</source>
        <translation>Der Proxy puffert nicht.</translation>
    </message>
    <message>
        <source>One event on the wire</source>
        <translation>Ein Ereignis auf der Leitung</translation>
    </message>
    <message>
        <source>What surrounds a small event differs by transport: some bytes of framing on a stream, whole HTTP heads for each poll.</source>
        <translation>Was ein kleines Ereignis umgibt, hängt vom Transport ab: einige Bytes Rahmen auf einem Stream, ganze HTTP-Köpfe bei jedem Poll.</translation>
    </message>
    <message>
        <source>The same event, four times</source>
        <translation>Dasselbe Ereignis, viermal</translation>
    </message>
    <message>
        <source>An event of 100 bytes goes to four clients. Everybody needs the payload and our envelope around it (id, channel, type, time). What comes on top is the transport&apos;s:

- **WebSocket**: 2 bytes of header, 4 from 126 bytes of payload on (RFC 6455, 5.2)
- **SSE**: `id:`, `event:` and `data:` lines and a blank one
- **long poll**: one request and one response with their heads, for each event
- **short poll**: the same for each *question*, whether or not it brings something</source>
        <translation>Ein Ereignis von 100 Bytes geht an vier Clients. Alle brauchen die Nutzlast und den Umschlag darum (ID, Kanal, Typ, Zeit). Was dazukommt, gehört zum Transport:

- **WebSocket**: 2 Bytes Kopf, ab 126 Bytes Nutzlast 4 (RFC 6455, 5.2)
- **SSE**: Zeilen `id:`, `event:` und `data:` und eine leere
- **Long Poll**: eine Anfrage und eine Antwort mit ihren Köpfen, für jedes Ereignis
- **Short Poll**: dasselbe für jede *Frage*, ob sie etwas bringt oder nicht</translation>
    </message>
    <message>
        <source>Ten events a second; the short poll asks ten times a second. How many times the bytes of the WebSocket does the long poll need for each event, both directions added?</source>
        <translation>Zehn Ereignisse in der Sekunde; der Short Poll fragt zehnmal in der Sekunde. Wie viel mal so viele Bytes wie der WebSocket braucht der Long Poll je Ereignis, beide Richtungen zusammen?</translation>
    </message>
    <message>
        <source>About the same</source>
        <translation>Etwa gleich viele</translation>
    </message>
    <message>
        <source>About 1.1 times</source>
        <translation>Etwa 1,1-mal so viele</translation>
    </message>
    <message>
        <source>More than 1.5 times</source>
        <translation>Mehr als 1,5-mal so viele</translation>
    </message>
    <message>
        <source>Request head and response head are several hundred bytes, as much as the event itself or more. In a browser it is worse: cookies and a long `User-Agent` go with every request.</source>
        <translation>Kopf der Anfrage und Kopf der Antwort sind einige Hundert Bytes lang, so viel wie das Ereignis selbst oder mehr. Im Browser ist es schlimmer: Mit jeder Anfrage gehen Cookies und ein langer `User-Agent` mit.</translation>
    </message>
    <message>
        <source>Compare the bytes for each event. In the inspector you can open a single event of each transport and see what surrounds it.</source>
        <translation>Die Bytes je Ereignis vergleichen. Im Inspektor lässt sich ein einzelnes Ereignis jedes Transports öffnen und sehen, was es umgibt.</translation>
    </message>
    <message>
        <source>WebSocket and event stream are close to each other; the polls pay for two heads each time. These are bytes above TCP: each packet has 40 bytes or more of TCP and IP headers as well, and TLS about 22 for each record.</source>
        <translation>WebSocket und Ereignis-Stream liegen nahe beieinander; die Polls bezahlen jedes Mal für zwei Köpfe. Das sind Bytes oberhalb von TCP: Jedes Paket hat außerdem 40 Bytes oder mehr an TCP- und IP-Headern, und TLS etwa 22 je Record.</translation>
    </message>
    <message>
        <source>Large events</source>
        <translation>Große Ereignisse</translation>
    </message>
    <message>
        <source>The same, but with 10,000 bytes for each event.</source>
        <translation>Dasselbe, aber mit 10.000 Bytes je Ereignis.</translation>
    </message>
    <message>
        <source>Overhead is a matter of proportion</source>
        <translation>Mehraufwand ist eine Frage des Verhältnisses</translation>
    </message>
    <message>
        <source>With large payloads the transports are nearly equal, so the claim of a large factor fails. Framing decides only where events are small and many.</source>
        <translation>Bei großen Nutzlasten sind die Transporte fast gleich, also trifft die Behauptung eines großen Faktors nicht zu. Der Rahmen entscheidet nur, wo Ereignisse klein und zahlreich sind.</translation>
    </message>
    <message>
        <source>What else counts</source>
        <translation>Was sonst zählt</translation>
    </message>
    <message>
        <source>**Batching**: when several events wait, a poll&apos;s answer carries all of them in one. At a high rate a poll with a moderate interval may need *fewer* bytes than any stream, and pays for it in latency.

**Compression**: JSON envelopes repeat themselves. `permessage-deflate` (RFC 7692) for WebSocket or `Content-Encoding` for HTTP shrink them, at the price of memory for each connection.

**HTTP/2**: HPACK (RFC 7541) sends repeated heads as a few bytes, which takes most of the difference away.</source>
        <translation>**Bündeln**: Warten mehrere Ereignisse, nimmt die Antwort eines Polls alle auf einmal mit. Bei hoher Rate braucht ein Poll mit mäßigem Intervall vielleicht *weniger* Bytes als jeder Stream und bezahlt dafür mit Latenz.

**Kompression**: JSON-Umschläge wiederholen sich. `permessage-deflate` (RFC 7692) bei WebSocket oder `Content-Encoding` bei HTTP verkleinern sie, um den Preis von Speicher je Verbindung.

**HTTP/2**: HPACK (RFC 7541) sendet wiederholte Köpfe als wenige Bytes, was den größten Teil des Unterschieds nimmt.</translation>
    </message>
    <message>
        <source>Where it belongs</source>
        <translation>Wo es hingehört</translation>
    </message>
    <message>
        <source>Multiply before you choose: 10,000 clients × 10 events a second × 400 bytes are 40 MB/s. Where traffic is paid for or radio is the bottleneck, that decides; for ten dashboards in an office it does not.

Behind a proxy the bytes on both of its sides count, and its log may grow by a line for each poll.</source>
        <translation>Vor der Wahl multiplizieren: 10.000 Clients × 10 Ereignisse je Sekunde × 400 Bytes sind 40 MB/s. Wo Traffic bezahlt wird oder Funk der Engpass ist, entscheidet das; bei zehn Dashboards in einem Büro nicht.

Hinter einem Proxy zählen die Bytes auf seinen beiden Seiten, und sein Log wächst womöglich mit jedem Poll um eine Zeile.</translation>
    </message>
    <message>
        <source>Bytes for each event, by transport</source>
        <translation>Bytes je Ereignis, nach Transport</translation>
    </message>
    <message>
        <source>Ten events a second of 100 bytes to all four transports.</source>
        <translation>Zehn Ereignisse je Sekunde von 100 Bytes an alle vier Transporte.</translation>
    </message>
    <message>
        <source>The envelope counts too: more than the payload travels.</source>
        <translation>Auch der Umschlag zählt: Mehr als die Nutzlast ist unterwegs.</translation>
    </message>
    <message>
        <source>An event stream needs little more than a WebSocket.</source>
        <translation>Ein Ereignis-Stream braucht wenig mehr als ein WebSocket.</translation>
    </message>
    <message>
        <source>A long poll pays for two heads with each event.</source>
        <translation>Ein Long Poll bezahlt mit jedem Ereignis für zwei Köpfe.</translation>
    </message>
    <message>
        <source>So does a short poll that asks as often as events happen.</source>
        <translation>Ebenso ein Short Poll, der so oft fragt, wie Ereignisse auftreten.</translation>
    </message>
    <message>
        <source>The events are a hundred times larger.</source>
        <translation>Die Ereignisse sind hundertmal größer.</translation>
    </message>
    <message>
        <source>The pause that the measurement left out</source>
        <translation>Die Pause, die der Messung entging</translation>
    </message>
    <message>
        <source>A client that waits for each answer before it asks again measures a pause once; counted from when events were due, it shows in about every fifth event.</source>
        <translation>Ein Client, der jede Antwort abwartet, bevor er wieder fragt, misst eine Pause einmal; von der Fälligkeit der Ereignisse an gezählt, zeigt sie sich in etwa jedem fünften Ereignis.</translation>
    </message>
    <message>
        <source>Two ways to measure</source>
        <translation>Zwei Arten zu messen</translation>
    </message>
    <message>
        <source>**Closed loop**: send a request, wait for the answer, note the time, send the next. Simple, and used by many load tools.

**Open loop**: requests or events happen at times fixed in advance, as users do who know nothing of each other. Latency is *delivered minus due*.</source>
        <translation>**Geschlossene Schleife**: eine Anfrage senden, die Antwort abwarten, die Zeit notieren, die nächste senden. Einfach, und in vielen Lastwerkzeugen üblich.

**Offene Schleife**: Anfragen oder Ereignisse geschehen zu vorab festgelegten Zeiten, wie bei Nutzern, die nichts voneinander wissen. Latenz ist *Zustellung minus Fälligkeit*.</translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation>Was ausgelassen wird</translation>
    </message>
    <message>
        <source>When the server stands still for two seconds, the closed loop waits in a single request. It notes one bad value, and takes none of the nearly two hundred samples that it would have taken meanwhile. The measurement is slowed down by what it measures: Gil Tene named this **coordinated omission**.

The result is a table with excellent percentiles and a bad maximum, which is then called an outlier.</source>
        <translation>Steht der Server zwei Sekunden still, wartet die geschlossene Schleife in einer einzigen Anfrage. Sie notiert einen schlechten Wert und nimmt keine der fast zweihundert Proben, die sie unterdessen genommen hätte. Die Messung wird von dem gebremst, was sie misst: Gil Tene nannte das **Coordinated Omission**.

Das Ergebnis ist eine Tabelle mit ausgezeichneten Perzentilen und einem schlechten Maximum, das dann Ausreißer heißt.</translation>
    </message>
    <message>
        <source>A run of eight seconds, in which the server stands still for two. A poll asks again 10 ms after each answer and notes its round trips. What is their 99th percentile?</source>
        <translation>Ein Lauf von acht Sekunden, in dem der Server zwei Sekunden stillsteht. Ein Poll fragt 10 ms nach jeder Antwort wieder und notiert seine Umlaufzeiten. Wie hoch ist ihr 99. Perzentil?</translation>
    </message>
    <message>
        <source>About two seconds</source>
        <translation>Etwa zwei Sekunden</translation>
    </message>
    <message>
        <source>About half a second</source>
        <translation>Etwa eine halbe Sekunde</translation>
    </message>
    <message>
        <source>Not worth mentioning: less than a tenth of the pause</source>
        <translation>Nicht der Rede wert: weniger als ein Zehntel der Pause</translation>
    </message>
    <message>
        <source>The pause hit a single one of about five hundred requests. One in five hundred lies beyond the 99th percentile, so it does not show there, only in the maximum.</source>
        <translation>Die Pause traf eine einzige von etwa fünfhundert Anfragen. Eine von fünfhundert liegt jenseits des 99. Perzentils, sie zeigt sich also nicht dort, sondern nur im Maximum.</translation>
    </message>
    <message>
        <source>At three seconds the server stands still for two. One client polls and notes round trips; on the WebSocket events arrive whose due times were fixed in advance.</source>
        <translation>Bei drei Sekunden steht der Server zwei Sekunden still. Ein Client pollt und notiert Umlaufzeiten; auf dem WebSocket kommen Ereignisse an, deren Fälligkeit vorab festgelegt war.</translation>
    </message>
    <message>
        <source>By round trips the service was quick for 99 of 100 requests. By due times about a fifth of the events were late, and every tenth by more than a second: the pause is two of eight seconds long. Both measured the same server at the same time; only the second says what users felt.</source>
        <translation>Nach Umlaufzeiten war der Dienst bei 99 von 100 Anfragen schnell. Nach Fälligkeit kam etwa ein Fünftel der Ereignisse verspätet, und jedes zehnte um mehr als eine Sekunde: Die Pause dauert zwei von acht Sekunden. Beide maßen denselben Server zur selben Zeit; nur die zweite Messung sagt, was die Nutzer spürten.</translation>
    </message>
    <message>
        <source>Without the pause</source>
        <translation>Ohne die Pause</translation>
    </message>
    <message>
        <source>The same run, and the server does not stand still.</source>
        <translation>Derselbe Lauf, und der Server steht nicht still.</translation>
    </message>
    <message>
        <source>Now they agree</source>
        <translation>Jetzt stimmen sie überein</translation>
    </message>
    <message>
        <source>Without a pause nothing is omitted: the latencies from due are low too, so the claim that they are high fails.</source>
        <translation>Ohne Pause wird nichts ausgelassen: Auch die Latenzen ab Fälligkeit sind niedrig, also trifft die Behauptung nicht zu, dass sie hoch sind.</translation>
    </message>
    <message>
        <source>In every load test, every benchmark and every monitor with a probe. Ask of each figure: from which moment was it counted? If it was counted from the actual sending, a queue at the sender is missing.

Use tools with a fixed schedule (wrk2, k6 with an arrival rate) and report the maximum beside the percentiles. Never average percentiles; merge histograms.

For push it is simple: put the due time into the event. All latencies in PushScope are counted so, on every transport. A proxy that buffers or a full queue then shows by itself.</source>
        <translation>In jeden Lasttest, jeden Benchmark und jede Überwachung mit einer Sonde. Bei jedem Messwert ist zu fragen: Von welchem Augenblick an wurde gezählt? Wurde vom tatsächlichen Senden an gezählt, fehlt eine Warteschlange beim Sender.

Werkzeuge mit festem Zeitplan benutzen (wrk2, k6 mit einer Ankunftsrate) und neben den Perzentilen das Maximum angeben. Niemals Perzentile mitteln; Histogramme zusammenführen.

Bei Push ist es einfach: die Fälligkeit in das Ereignis schreiben. Alle Latenzen in PushScope werden so gezählt, auf jedem Transport. Ein puffernder Proxy oder eine volle Warteschlange zeigt sich dann von selbst.</translation>
    </message>
    <message>
        <source>Two measurements of one pause</source>
        <translation>Zwei Messungen einer Pause</translation>
    </message>
    <message>
        <source>The server stands still for two seconds; round trips of a poll beside latencies from the due time.</source>
        <translation>Der Server steht zwei Sekunden still; Umlaufzeiten eines Polls neben Latenzen ab Fälligkeit.</translation>
    </message>
    <message>
        <source>The server stands still for two seconds.</source>
        <translation>Der Server steht zwei Sekunden still.</translation>
    </message>
    <message>
        <source>Nine of ten round trips look fine.</source>
        <translation>Neun von zehn Umlaufzeiten sehen gut aus.</translation>
    </message>
    <message>
        <source>Even the 99th percentile is less than a tenth of the pause.</source>
        <translation>Selbst das 99. Perzentil ist weniger als ein Zehntel der Pause.</translation>
    </message>
    <message>
        <source>Only the maximum tells of the pause.</source>
        <translation>Nur das Maximum verrät die Pause.</translation>
    </message>
    <message>
        <source>Counted from due, every tenth event was late by more than a second.</source>
        <translation>Ab Fälligkeit gezählt kam jedes zehnte Ereignis um mehr als eine Sekunde zu spät.</translation>
    </message>
    <message>
        <source>About every fifth was late.</source>
        <translation>Etwa jedes fünfte kam verspätet.</translation>
    </message>
    <message>
        <source>None was lost.</source>
        <translation>Keines ging verloren.</translation>
    </message>
    <message>
        <source>The server does not stand still.</source>
        <translation>Der Server steht nicht still.</translation>
    </message>
    <message>
        <source>Half-open: who notices, and when?</source>
        <translation>Halboffen: Wer merkt es, und wann?</translation>
    </message>
    <message>
        <source>When a path swallows packets nobody is told; only a client that expects a heartbeat notices, after about two intervals.</source>
        <translation>Verschluckt ein Weg Pakete, erfährt es niemand; nur ein Client, der einen Heartbeat erwartet, bemerkt es, nach etwa zwei Intervallen.</translation>
    </message>
    <message>
        <source>Two kinds of end</source>
        <translation>Zwei Arten von Ende</translation>
    </message>
    <message>
        <source>An orderly end is a FIN, a hard one an RST; both are packets, and both are noticed at once. But a pulled cable, a crashed router, a NAT that forgot its table or a phone that left the Wi-Fi send nothing. If one end is gone or has lost its state and the other does not know, the connection is **half-open** (RFC 9293, 3.5.1). Two ends that are merely cut from each other are loosely called so too: to who waits, it is the same.</source>
        <translation>Ein ordentliches Ende ist ein FIN, ein hartes ein RST; beide sind Pakete, und beide werden sofort bemerkt. Aber ein gezogenes Kabel, ein abgestürzter Router, ein NAT, das seine Tabelle vergessen hat, oder ein Telefon, das das WLAN verlassen hat, senden nichts. Ist ein Ende weg oder hat seinen Zustand verloren, und das andere weiß es nicht, dann ist die Verbindung **halboffen** (RFC 9293, 3.5.1). Zwei Enden, die nur voneinander abgeschnitten sind, werden im weiteren Sinn auch so genannt: Für den, der wartet, ist es dasselbe.</translation>
    </message>
    <message>
        <source>Who could notice?</source>
        <translation>Wer könnte es merken?</translation>
    </message>
    <message>
        <source>Who *sends* finds out: unacknowledged segments are repeated with growing pauses, and after some minutes TCP gives up (on Linux about a quarter of an hour by default).

Who only *receives* sends nothing that could stay unacknowledged, so a dead connection and a quiet one are the same for it. Only TCP&apos;s keep-alive (off by default, and its default wait is at least two hours: RFC 9293, 3.8.4) or a timeout of the application tells them apart. That is the client of a push stream: it has sent its request and listens.</source>
        <translation>Wer *sendet*, findet es heraus: Unbestätigte Segmente werden mit wachsenden Pausen wiederholt, und nach einigen Minuten gibt TCP auf (unter Linux als Voreinstellung nach etwa einer Viertelstunde).

Wer nur *empfängt*, sendet nichts, was unbestätigt bleiben könnte; eine tote und eine ruhige Verbindung sind für ihn dasselbe. Nur das Keep-alive von TCP (als Voreinstellung aus, und seine übliche Wartezeit ist mindestens zwei Stunden: RFC 9293, 3.8.4) oder eine Frist der Anwendung unterscheidet sie. Genau das ist der Client eines Push-Streams: Er hat seine Anfrage gesendet und hört zu.</translation>
    </message>
    <message>
        <source>After two seconds everything on the way vanishes, in both directions; no FIN, no RST. One client expects a heartbeat each second, the other expects nothing. What does the second one believe six seconds later?</source>
        <translation>Nach zwei Sekunden verschwindet alles auf dem Weg, in beiden Richtungen; kein FIN, kein RST. Ein Client erwartet jede Sekunde einen Heartbeat, der andere erwartet nichts. Was glaubt der zweite sechs Sekunden später?</translation>
    </message>
    <message>
        <source>That it is connected</source>
        <translation>Dass er verbunden ist</translation>
    </message>
    <message>
        <source>That the connection was reset</source>
        <translation>Dass die Verbindung zurückgesetzt wurde</translation>
    </message>
    <message>
        <source>That it is reconnecting</source>
        <translation>Dass er sich gerade neu verbindet</translation>
    </message>
    <message>
        <source>It waits for bytes, and no bytes is what a quiet channel looks like. Without keep-alive or timeout the state remains open for as long as the program runs.</source>
        <translation>Er wartet auf Bytes, und keine Bytes, so sieht ein ruhiger Kanal aus. Ohne Keep-alive oder Frist bleibt der Zustand offen, solange das Programm läuft.</translation>
    </message>
    <message>
        <source>Ten events a second; at two seconds the path becomes a black hole. Watch how the states of the two clients part.</source>
        <translation>Zehn Ereignisse in der Sekunde; bei zwei Sekunden wird der Weg zum schwarzen Loch. Die Zustände der beiden Clients gehen auseinander.</translation>
    </message>
    <message>
        <source>The client with a watchdog became stale soon after a heartbeat was overdue, gave the connection up after two intervals, and tried anew. The other got no event in the same time, and shows a healthy connection to the very end. That is the worst of all displays: old figures that look live.</source>
        <translation>Der Client mit Watchdog ging in den Zustand verstummt, kurz nachdem ein Heartbeat überfällig war, gab die Verbindung nach zwei Intervallen auf und versuchte es neu. Der andere erhielt in derselben Zeit kein Ereignis und zeigt bis zuletzt eine gesunde Verbindung. Das ist die schlimmste aller Anzeigen: alte Zahlen, die live aussehen.</translation>
    </message>
    <message>
        <source>A router that says so</source>
        <translation>Ein Router, der es sagt</translation>
    </message>
    <message>
        <source>Now the path resets the connections instead of swallowing bytes.</source>
        <translation>Jetzt setzt der Weg die Verbindungen zurück, statt Bytes zu verschlucken.</translation>
    </message>
    <message>
        <source>Noticed at once</source>
        <translation>Sofort bemerkt</translation>
    </message>
    <message>
        <source>An RST arrives as an error, so even the client without a watchdog reconnects. The claim that it stays open and blind fails.</source>
        <translation>Ein RST kommt als Fehler an, also verbindet sich auch der Client ohne Watchdog neu. Die Behauptung, dass er offen und blind bleibt, trifft nicht zu.</translation>
    </message>
    <message>
        <source>**Client:** agree on a heartbeat, and give the connection up after two intervals of silence. EventSource does not, see the lesson on comments.

**Server:** a WebSocket server pings and closes what does not answer; for SSE it notices only when its writes are not acknowledged. `TCP_USER_TIMEOUT` (RFC 5482) shortens that. Until then a dead client occupies a connection and a queue, which matters with 10,000 mobile clients of which each minute some hundred vanish.

**Screen:** show the age of the data, not only the state of the connection.</source>
        <translation>**Client:** einen Heartbeat vereinbaren und die Verbindung nach zwei Intervallen Stille aufgeben. EventSource tut das nicht, siehe die Lektion über Kommentare.

**Server:** Ein WebSocket-Server sendet Pings und schließt, was nicht antwortet; bei SSE merkt er es erst, wenn seine Daten nicht bestätigt werden. `TCP_USER_TIMEOUT` (RFC 5482) verkürzt das. Bis dahin belegt ein toter Client eine Verbindung und eine Warteschlange, und das zählt bei 10.000 mobilen Clients, von denen jede Minute einige Hundert verschwinden.

**Anzeige:** das Alter der Daten zeigen, nicht nur den Zustand der Verbindung.</translation>
    </message>
    <message>
        <source>A path that swallows everything</source>
        <translation>Ein Weg, der alles verschluckt</translation>
    </message>
    <message>
        <source>At two seconds all bytes vanish without a word; one client expects heartbeats, the other nothing.</source>
        <translation>Bei zwei Sekunden verschwinden wortlos alle Bytes; ein Client erwartet Heartbeats, der andere nichts.</translation>
    </message>
    <message>
        <source>What is sent from now on vanishes.</source>
        <translation>Was von jetzt an gesendet wird, verschwindet.</translation>
    </message>
    <message>
        <source>Nothing arrives any more.</source>
        <translation>Nichts kommt mehr an.</translation>
    </message>
    <message>
        <source>The blind client believes that it is connected.</source>
        <translation>Der blinde Client glaubt, dass er verbunden ist.</translation>
    </message>
    <message>
        <source>It has never doubted.</source>
        <translation>Er hat nie gezweifelt.</translation>
    </message>
    <message>
        <source>So it has never tried anew.</source>
        <translation>Also hat er es nie neu versucht.</translation>
    </message>
    <message>
        <source>The watched client doubts after an overdue heartbeat.</source>
        <translation>Der überwachte Client zweifelt nach einem überfälligen Heartbeat.</translation>
    </message>
    <message>
        <source>It gives the connection up and tries anew.</source>
        <translation>Er gibt die Verbindung auf und versucht es neu.</translation>
    </message>
    <message>
        <source>It says that it is not connected.</source>
        <translation>Er sagt, dass er nicht verbunden ist.</translation>
    </message>
    <message>
        <source>The path resets the connections instead.</source>
        <translation>Der Weg setzt die Verbindungen stattdessen zurück.</translation>
    </message>
    <message>
        <source>The connections are reset.</source>
        <translation>Die Verbindungen werden zurückgesetzt.</translation>
    </message>
    <message>
        <source>Heartbeats and the impatient proxy</source>
        <translation>Heartbeats und der ungeduldige Proxy</translation>
    </message>
    <message>
        <source>Proxies close connections that are silent for too long; a heartbeat that is more frequent keeps them open.</source>
        <translation>Proxys schließen Verbindungen, die zu lange still sind; ein häufigerer Heartbeat hält sie offen.</translation>
    </message>
    <message>
        <source>Silence looks like death</source>
        <translation>Stille sieht aus wie Tod</translation>
    </message>
    <message>
        <source>Every hop between client and server keeps state for a connection: reverse proxies, load balancers, firewalls, the NAT of a home router. State costs memory, so each forgets connections over which nothing has passed for a while.

Common limits: 60 seconds for nginx (`proxy_read_timeout`) and for an AWS Application Load Balancer, by default. RFC 5382 asks NATs to keep idle TCP connections for at least two hours and four minutes, yet many keep them only for minutes.</source>
        <translation>Jede Station zwischen Client und Server hält Zustand für eine Verbindung: Reverse Proxys, Load Balancer, Firewalls, das NAT eines Heimrouters. Zustand kostet Speicher, also vergisst jede die Verbindungen, über die eine Weile nichts gelaufen ist.

Übliche Grenzen: 60 Sekunden bei nginx (`proxy_read_timeout`) und bei einem AWS Application Load Balancer, als Voreinstellung. RFC 5382 verlangt von NATs, ruhende TCP-Verbindungen mindestens zwei Stunden und vier Minuten zu halten, doch viele halten sie nur Minuten.</translation>
    </message>
    <message>
        <source>A byte now and then</source>
        <translation>Ab und zu ein Byte</translation>
    </message>
    <message>
        <source>The remedy is a **heartbeat**: something small that passes when nothing else does.

- SSE: a comment line; the HTML standard proposes one about every 15 seconds (WHATWG HTML, 9.2.7)
- WebSocket: a ping, which the other side answers by a pong (RFC 6455, 5.5.2)
- long poll: an empty answer before the limit, and a new request

TCP&apos;s own keep-alive does not do: its default is two hours (RFC 9293, 3.8.4), and it ends at the first proxy.</source>
        <translation>Die Abhilfe ist ein **Heartbeat**: etwas Kleines, das läuft, wenn sonst nichts läuft.

- SSE: eine Kommentarzeile; der HTML-Standard schlägt etwa alle 15 Sekunden eine vor (WHATWG HTML, 9.2.7)
- WebSocket: ein Ping, den die Gegenseite mit einem Pong beantwortet (RFC 6455, 5.5.2)
- Long Poll: eine leere Antwort vor der Grenze und eine neue Anfrage

Das Keep-alive von TCP genügt nicht: Seine Voreinstellung ist zwei Stunden (RFC 9293, 3.8.4), und es endet am ersten Proxy.</translation>
    </message>
    <message>
        <source>A proxy closes what is silent for 4 seconds. The server sends a heartbeat after 1.5 seconds of silence. No events happen. Which connections does the proxy close?</source>
        <translation>Ein Proxy schließt, was 4 Sekunden lang still ist. Der Server sendet nach 1,5 Sekunden Stille einen Heartbeat. Es gibt keine Ereignisse. Welche Verbindungen schließt der Proxy?</translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>All: heartbeats carry no data</source>
        <translation>Alle: Heartbeats enthalten keine Daten</translation>
    </message>
    <message>
        <source>The WebSocket: pings are no data frames</source>
        <translation>Den WebSocket: Pings sind keine Daten-Frames</translation>
    </message>
    <message>
        <source>A proxy&apos;s idle timer counts bytes, not their meaning. A comment, a ping or an empty answer resets it as well as an event does.</source>
        <translation>Die Leerlaufuhr eines Proxys zählt Bytes, nicht ihre Bedeutung. Ein Kommentar, ein Ping oder eine leere Antwort stellt sie ebenso zurück wie ein Ereignis.</translation>
    </message>
    <message>
        <source>Three clients, a proxy that closes after four seconds of silence, and one event close to the end. Watch the timeline: each heartbeat is a mark, and no line breaks.</source>
        <translation>Drei Clients, ein Proxy, der nach vier Sekunden Stille schließt, und ein Ereignis kurz vor dem Ende. In der Zeitleiste ist jeder Heartbeat eine Marke, und keine Linie bricht ab.</translation>
    </message>
    <message>
        <source>No reconnect in the whole run, and the event came at once, since all connections were in place. Each heartbeat cost the stream a comment of 13 bytes.</source>
        <translation>Keine Wiederverbindung im ganzen Lauf, und das Ereignis kam sofort, weil alle Verbindungen standen. Jeder Heartbeat kostete den Stream einen Kommentar von 13 Bytes.</translation>
    </message>
    <message>
        <source>Without heartbeats</source>
        <translation>Ohne Heartbeats</translation>
    </message>
    <message>
        <source>The same proxy, but the server&apos;s heartbeat is off.</source>
        <translation>Derselbe Proxy, aber der Heartbeat des Servers ist aus.</translation>
    </message>
    <message>
        <source>Cut in the silence</source>
        <translation>In der Stille getrennt</translation>
    </message>
    <message>
        <source>The proxy closes the connections after four seconds, and again after each reconnect. Between cut and reconnect a client is deaf; without ids and a history it would lose what happens then.</source>
        <translation>Der Proxy schließt die Verbindungen nach vier Sekunden, und nach jeder Wiederverbindung erneut. Zwischen Abbruch und Wiederverbindung ist ein Client taub; ohne IDs und Historie würde er verlieren, was dann geschieht.</translation>
    </message>
    <message>
        <source>Make the interval less than half of the shortest idle limit on the way, so that one late heartbeat does no harm. 15 to 25 seconds suit most paths. On mobile networks each heartbeat may wake the radio, so do not beat more often than you must.

What it costs: 10,000 connections at 15 seconds are 667 small writes a second. Send heartbeats only to connections that were silent, and not to all in the same moment. The other side of the matter, what a *missing* heartbeat tells, is the lesson on half-open connections.</source>
        <translation>Das Intervall sollte weniger als die Hälfte der kürzesten Leerlauffrist auf dem Weg betragen, damit ein verspäteter Heartbeat nicht schadet. 15 bis 25 Sekunden passen für die meisten Wege. In Mobilnetzen weckt jeder Heartbeat womöglich den Funk, er sollte also nicht öfter schlagen als nötig.

Was es kostet: 10.000 Verbindungen bei 15 Sekunden sind 667 kleine Schreibvorgänge in der Sekunde. Heartbeats nur an Verbindungen senden, die still waren, und nicht an alle im selben Augenblick. Die andere Seite der Sache, was ein *fehlender* Heartbeat verrät, ist die Lektion über halboffene Verbindungen.</translation>
    </message>
    <message>
        <source>Heartbeats against an idle timeout</source>
        <translation>Heartbeats gegen eine Leerlauffrist</translation>
    </message>
    <message>
        <source>A proxy closes connections that are silent for four seconds; the server sends a heartbeat after 1.5 seconds.</source>
        <translation>Ein Proxy schließt Verbindungen, die vier Sekunden still sind; der Server sendet nach 1,5 Sekunden einen Heartbeat.</translation>
    </message>
    <message>
        <source>The proxy closes what is silent for four seconds.</source>
        <translation>Der Proxy schließt, was vier Sekunden lang still ist.</translation>
    </message>
    <message>
        <source>The only event.</source>
        <translation>Das einzige Ereignis.</translation>
    </message>
    <message>
        <source>No connection is cut.</source>
        <translation>Keine Verbindung wird getrennt.</translation>
    </message>
    <message>
        <source>The stream&apos;s comments keep it open.</source>
        <translation>Die Kommentare des Streams halten ihn offen.</translation>
    </message>
    <message>
        <source>So do the WebSocket&apos;s pings.</source>
        <translation>Ebenso die Pings des WebSockets.</translation>
    </message>
    <message>
        <source>And the empty answers of the long poll.</source>
        <translation>Und die leeren Antworten des Long Polls.</translation>
    </message>
    <message>
        <source>The event reaches all three.</source>
        <translation>Das Ereignis erreicht alle drei.</translation>
    </message>
    <message>
        <source>At once, for all connections are in place.</source>
        <translation>Sofort, denn alle Verbindungen stehen.</translation>
    </message>
    <message>
        <source>The server sends no heartbeats.</source>
        <translation>Der Server sendet keine Heartbeats.</translation>
    </message>
    <message>
        <source>Comments that the page cannot see</source>
        <translation>Kommentare, die die Seite nicht sieht</translation>
    </message>
    <message>
        <source>EventSource hides comments from the page, so a page&apos;s own watchdog cuts a healthy but quiet stream.</source>
        <translation>EventSource verbirgt Kommentare vor der Seite, deshalb trennt der Watchdog einer Seite einen gesunden, aber ruhigen Stream.</translation>
    </message>
    <message>
        <source>Heartbeats for whom?</source>
        <translation>Heartbeats für wen?</translation>
    </message>
    <message>
        <source>A server that sends a comment every 15 seconds keeps proxies from closing the stream. It is tempting to use the same comments for a second purpose: the page notices that they stop, and reconnects.

But the page never sees them. The HTML standard says that a line beginning with a colon is ignored (WHATWG HTML, 9.2.6), and EventSource has no event, no counter and no time stamp for it.</source>
        <translation>Ein Server, der alle 15 Sekunden einen Kommentar sendet, hält Proxys davon ab, den Stream zu schließen. Es ist verlockend, dieselben Kommentare für einen zweiten Zweck zu nutzen: Die Seite merkt, dass sie ausbleiben, und verbindet sich neu.

Aber die Seite sieht sie nie. Der HTML-Standard sagt, dass eine Zeile, die mit einem Doppelpunkt beginnt, ignoriert wird (WHATWG HTML, 9.2.6), und EventSource hat dafür kein Ereignis, keinen Zähler und keinen Zeitstempel.</translation>
    </message>
    <message>
        <source>A watchdog that is too strict</source>
        <translation>Ein zu strenger Watchdog</translation>
    </message>
    <message>
        <source>Nor does EventSource itself watch for silence: a half-open connection stays `OPEN`, for ever if the browser does not use TCP&apos;s keep-alive. So many pages have a watchdog of their own: a timer restarted by each event, which closes and reopens the stream when it runs out.

This lesson compares it with a client that reads the bytes itself (by `fetch()` and a stream reader, or as a native program) and so counts comments as signs of life.</source>
        <translation>EventSource selbst wacht auch nicht über Stille: Eine halboffene Verbindung bleibt `OPEN`, für immer, wenn der Browser das Keep-alive von TCP nicht nutzt. Viele Seiten haben darum einen eigenen Watchdog: einen Timer, den jedes Ereignis neu startet und der beim Ablaufen den Stream schließt und wieder öffnet.

Diese Lektion vergleicht ihn mit einem Client, der die Bytes selbst liest (mit `fetch()` und einem Stream-Reader oder als natives Programm) und Kommentare daher als Lebenszeichen zählt.</translation>
    </message>
    <message>
        <source>No events happen, and comments come every 1.5 seconds. The page&apos;s watchdog reconnects after 2.5 seconds without an event. What does it do?</source>
        <translation>Es gibt keine Ereignisse, und alle 1,5 Sekunden kommt ein Kommentar. Der Watchdog der Seite verbindet sich nach 2,5 Sekunden ohne Ereignis neu. Was tut er?</translation>
    </message>
    <message>
        <source>It is satisfied by the comments</source>
        <translation>Die Kommentare genügen ihm</translation>
    </message>
    <message>
        <source>It cuts a healthy connection, again and again</source>
        <translation>Er trennt immer wieder eine gesunde Verbindung</translation>
    </message>
    <message>
        <source>It waits for the server to close</source>
        <translation>Er wartet, bis der Server schließt</translation>
    </message>
    <message>
        <source>The watchdog can only be restarted by what the page gets to know. Comments are none of it, so a quiet channel looks exactly like a dead one.</source>
        <translation>Den Watchdog kann nur neu starten, wovon die Seite erfährt. Kommentare gehören nicht dazu, ein ruhiger Kanal sieht also genau wie ein toter aus.</translation>
    </message>
    <message>
        <source>Two clients on the same quiet channel. Follow the heartbeat marks in both rows of the timeline: they arrive at both.</source>
        <translation>Zwei Clients auf demselben ruhigen Kanal. Die Heartbeat-Marken in beiden Zeilen der Zeitleiste verfolgen: Sie kommen bei beiden an.</translation>
    </message>
    <message>
        <source>The client that sees bytes kept its connection. The page cut its own again and again although the bytes arrived, and each time it caused a request, a greeting and a time in which it was deaf.</source>
        <translation>Der Client, der Bytes sieht, behielt seine Verbindung. Die Seite trennte ihre eigene immer wieder, obwohl die Bytes ankamen, und verursachte jedes Mal eine Anfrage, eine Begrüßung und eine Zeit, in der sie taub war.</translation>
    </message>
    <message>
        <source>Events instead of comments</source>
        <translation>Ereignisse statt Kommentare</translation>
    </message>
    <message>
        <source>Now the server sends an ordinary event twice a second. It could as well be an event of the type `ping` that the page ignores but for its timer.</source>
        <translation>Jetzt sendet der Server zweimal in der Sekunde ein gewöhnliches Ereignis. Es könnte ebenso ein Ereignis vom Typ `ping` sein, das die Seite bis auf ihren Timer ignoriert.</translation>
    </message>
    <message>
        <source>A watchdog that works</source>
        <translation>Ein Watchdog, der funktioniert</translation>
    </message>
    <message>
        <source>The page saw signs of life and left its connection alone, so the claim that it reconnects fails.</source>
        <translation>Die Seite sah Lebenszeichen und ließ ihre Verbindung in Ruhe, also trifft die Behauptung nicht zu, dass sie sich neu verbindet.</translation>
    </message>
    <message>
        <source>If pages shall notice dead streams, send the heartbeat as a **named event** (`event: ping`, with some `data:`, since a block without data is not dispatched), and set the watchdog to at least twice its interval. It costs some bytes more than a comment and serves both purposes.

A comment suffices when only proxies need it, or when the client reads bytes. For WebSocket the matter is similar: browsers answer pings by themselves and show neither ping nor pong to scripts, so a page that wants to know needs a message of the application.

At scale a wrong watchdog is dangerous: in quiet hours all pages reconnect in step, and the server sees load without a single event.</source>
        <translation>Sollen Seiten tote Streams bemerken, gehört der Heartbeat in ein **benanntes Ereignis** (`event: ping` mit etwas `data:`, denn ein Block ohne Daten wird nicht ausgelöst), und der Watchdog auf mindestens das Doppelte seines Intervalls. Das kostet einige Bytes mehr als ein Kommentar und dient beiden Zwecken.

Ein Kommentar genügt, wenn nur Proxys ihn brauchen oder wenn der Client Bytes liest. Bei WebSocket ist es ähnlich: Browser beantworten Pings von selbst und zeigen Skripten weder Ping noch Pong, eine Seite, die es wissen will, braucht also eine Nachricht der Anwendung.

Im Großen ist ein falscher Watchdog gefährlich: In ruhigen Stunden verbinden sich alle Seiten im Gleichschritt neu, und der Server sieht Last ohne ein einziges Ereignis.</translation>
    </message>
    <message>
        <source>A page that cannot see comments</source>
        <translation>Eine Seite, die keine Kommentare sieht</translation>
    </message>
    <message>
        <source>A quiet event stream with heartbeat comments; one client counts any byte as life, the other only events.</source>
        <translation>Ein ruhiger Ereignis-Stream mit Heartbeat-Kommentaren; ein Client zählt jedes Byte als Lebenszeichen, der andere nur Ereignisse.</translation>
    </message>
    <message>
        <source>The page cuts and reopens a healthy stream.</source>
        <translation>Die Seite trennt einen gesunden Stream und öffnet ihn wieder.</translation>
    </message>
    <message>
        <source>The comments had arrived.</source>
        <translation>Die Kommentare waren angekommen.</translation>
    </message>
    <message>
        <source>A client that sees bytes leaves it alone.</source>
        <translation>Ein Client, der Bytes sieht, lässt ihn in Ruhe.</translation>
    </message>
    <message>
        <source>The same comments were enough for it.</source>
        <translation>Ihm genügten dieselben Kommentare.</translation>
    </message>
    <message>
        <source>The server sends events, which the page can see.</source>
        <translation>Der Server sendet Ereignisse, und die sieht die Seite.</translation>
    </message>
    <message>
        <source>Where were we? Last-Event-ID</source>
        <translation>Wo waren wir? Last-Event-ID</translation>
    </message>
    <message>
        <source>After a cut a client that says its last id gets what it missed; one that does not loses it.</source>
        <translation>Nach einer Unterbrechung erhält ein Client, der seine letzte ID nennt, das Versäumte; wer sie nicht nennt, verliert es.</translation>
    </message>
    <message>
        <source>Connections break</source>
        <translation>Verbindungen brechen ab</translation>
    </message>
    <message>
        <source>A laptop sleeps, a train enters a tunnel, a server is deployed, a proxy reaches its limit. A stream that lives for hours will be cut, and events go on happening meanwhile.

Reconnecting is the easy half. EventSource does it by itself after the time of `retry:`; with WebSocket the application has to. The other half is what happened between the cut and the new connection.</source>
        <translation>Ein Laptop schläft, ein Zug fährt in einen Tunnel, ein Server wird aktualisiert, ein Proxy erreicht seine Grenze. Ein Stream, der Stunden lebt, wird unterbrochen, und währenddessen geschehen weiter Ereignisse.

Wieder zu verbinden ist die leichte Hälfte. EventSource tut es von selbst nach der Zeit von `retry:`; bei WebSocket muss es die Anwendung tun. Die andere Hälfte ist, was zwischen dem Abbruch und der neuen Verbindung geschah.</translation>
    </message>
    <message>
        <source>Ids and history</source>
        <translation>IDs und Historie</translation>
    </message>
    <message>
        <source>If events have an `id:`, EventSource sends the last one with its reconnect, in the header `Last-Event-ID` (WHATWG HTML, 9.2.4). The server looks it up in its **history** and sends everything newer before it goes on live.

Both are needed: an id that the client keeps, and a history that reaches back far enough. WebSocket has no such header, so the id travels in the URL or in the first message. Here it is `?after=`.</source>
        <translation>Haben Ereignisse eine `id:`, so sendet EventSource die letzte beim Wiederverbinden im Header `Last-Event-ID` (WHATWG HTML, 9.2.4). Der Server schlägt sie in seiner **Historie** nach und sendet alles Neuere, bevor er live weitermacht.

Beides ist nötig: eine ID, die der Client behält, und eine Historie, die weit genug zurückreicht. WebSocket hat keinen solchen Header, deshalb reist die ID in der URL oder in der ersten Nachricht. Hier ist es `?after=`.</translation>
    </message>
    <message>
        <source>Twenty events a second are sent to two streams, and both are cut at the same moment. They reconnect about a second later, one of them with `Last-Event-ID`. What does the other one miss?</source>
        <translation>Zwanzig Ereignisse in der Sekunde gehen an zwei Streams, und beide werden im selben Augenblick unterbrochen. Etwa eine Sekunde später verbinden sie sich wieder, einer davon mit `Last-Event-ID`. Was fehlt dem anderen?</translation>
    </message>
    <message>
        <source>Nothing: TCP delivers again what was lost</source>
        <translation>Nichts: TCP stellt noch einmal zu, was verloren ging</translation>
    </message>
    <message>
        <source>What happened until it was connected again</source>
        <translation>Was geschah, bis er wieder verbunden war</translation>
    </message>
    <message>
        <source>Everything from the beginning</source>
        <translation>Alles von Anfang an</translation>
    </message>
    <message>
        <source>TCP repeats lost segments within one connection. The new connection is a new conversation, and it begins with the next event unless the client says where it was.</source>
        <translation>TCP wiederholt verlorene Segmente innerhalb einer Verbindung. Die neue Verbindung ist ein neues Gespräch, und es beginnt mit dem nächsten Ereignis, wenn der Client nicht sagt, wo er war.</translation>
    </message>
    <message>
        <source>After three seconds both connections are reset. Watch the ledger: one row is filled up by events marked as replayed, the other keeps a hole.</source>
        <translation>Nach drei Sekunden werden beide Verbindungen zurückgesetzt. In der Zustellmatrix wird eine Zeile mit als nachgeliefert markierten Ereignissen aufgefüllt, die andere behält ein Loch.</translation>
    </message>
    <message>
        <source>Replayed events are late, but they are there, in order and without duplicates. The hole in the other row has the length of the interruption times the rate.</source>
        <translation>Nachgelieferte Ereignisse kommen spät, aber sie sind da, in der richtigen Reihenfolge und ohne Dubletten. Das Loch in der anderen Zeile ist so lang wie die Unterbrechung mal die Rate.</translation>
    </message>
    <message>
        <source>A history of one event</source>
        <translation>Eine Historie von einem Ereignis</translation>
    </message>
    <message>
        <source>The client asks again with its last id, but now the server remembers only one event. Look at what it answers.</source>
        <translation>Der Client fragt wieder mit seiner letzten ID, aber jetzt merkt sich der Server nur ein Ereignis. Zu beachten ist, was er antwortet.</translation>
    </message>
    <message>
        <source>The id alone does not help</source>
        <translation>Die ID allein hilft nicht</translation>
    </message>
    <message>
        <source>The id is no longer known, so the events are gone for both. The server must not hide that: it sends a `reset` event, so the client knows that it has to load its state anew instead of believing in a gapless stream.</source>
        <translation>Die ID ist nicht mehr bekannt, also sind die Ereignisse für beide weg. Der Server darf das nicht verschweigen: Er sendet ein `reset`-Ereignis, damit der Client weiß, dass er seinen Zustand neu laden muss, statt an einen lückenlosen Strom zu glauben.</translation>
    </message>
    <message>
        <source>Choose the length of the history by the longest interruption that shall be bridged: rate × time. For a minute at 100 events a second that is 6,000 events. Beyond that, a client should fetch a snapshot of the state and follow from the snapshot&apos;s id.

With several servers behind a load balancer, a client may come back to another one. Then ids and history must be common, in a shared log such as Redis Streams or Kafka, or the balancer must be sticky. Where only the latest value counts (a price, a position), a snapshot on connect does without any history.</source>
        <translation>Die Länge der Historie richtet sich nach der längsten Unterbrechung, die überbrückt werden soll: Rate × Zeit. Für eine Minute bei 100 Ereignissen je Sekunde sind das 6.000 Ereignisse. Darüber hinaus sollte ein Client einen Schnappschuss des Zustands holen und ab dessen ID folgen.

Bei mehreren Servern hinter einem Load Balancer kommt ein Client womöglich bei einem anderen wieder an. Dann müssen IDs und Historie gemeinsam sein, in einem geteilten Log wie Redis Streams oder Kafka, oder der Load Balancer muss den Client immer zum selben Server schicken (sticky). Wo nur der letzte Wert zählt (ein Preis, eine Position), genügt ein Schnappschuss beim Verbinden ganz ohne Historie.</translation>
    </message>
    <message>
        <source>A cut, with and without Last-Event-ID</source>
        <translation>Eine Unterbrechung, mit und ohne Last-Event-ID</translation>
    </message>
    <message>
        <source>Two event streams are reset at the same moment; one resumes with its last id.</source>
        <translation>Zwei Ereignis-Streams werden im selben Augenblick zurückgesetzt; einer setzt mit seiner letzten ID fort.</translation>
    </message>
    <message>
        <source>Both connections are reset.</source>
        <translation>Beide Verbindungen werden zurückgesetzt.</translation>
    </message>
    <message>
        <source>The connection was cut and came back.</source>
        <translation>Die Verbindung war unterbrochen und kam wieder.</translation>
    </message>
    <message>
        <source>It said where it had been.</source>
        <translation>Sie sagte, wo sie gewesen war.</translation>
    </message>
    <message>
        <source>The server sent what was missed.</source>
        <translation>Der Server sendete, was versäumt wurde.</translation>
    </message>
    <message>
        <source>With the id nothing is lost.</source>
        <translation>Mit der ID geht nichts verloren.</translation>
    </message>
    <message>
        <source>And nothing comes twice.</source>
        <translation>Und nichts kommt doppelt.</translation>
    </message>
    <message>
        <source>Without it the events of the interruption are gone.</source>
        <translation>Ohne sie sind die Ereignisse der Unterbrechung weg.</translation>
    </message>
    <message>
        <source>The server&apos;s history holds one event.</source>
        <translation>Die Historie des Servers fasst ein Ereignis.</translation>
    </message>
    <message>
        <source>The message between two polls</source>
        <translation>Die Nachricht zwischen zwei Polls</translation>
    </message>
    <message>
        <source>A long poll is answered by the first event; only a cursor brings what happens before the client asks again.</source>
        <translation>Ein Long Poll wird vom ersten Ereignis beantwortet; nur ein Cursor bringt, was geschieht, bevor der Client wieder fragt.</translation>
    </message>
    <message>
        <source>A request that waits</source>
        <translation>Eine Anfrage, die wartet</translation>
    </message>
    <message>
        <source>In a **long poll** the server does not answer until there is something to tell or a timeout has passed (RFC 6202, 2.1). Latency is nearly that of a stream, and still every message is an ordinary HTTP response.

But each response ends the request. Until the next request arrives, one network round trip later, nobody is waiting at the server.</source>
        <translation>Beim **Long Poll** antwortet der Server erst, wenn es etwas mitzuteilen gibt oder eine Frist abgelaufen ist (RFC 6202, 2.1). Die Latenz ist fast die eines Streams, und doch ist jede Nachricht eine gewöhnliche HTTP-Antwort.

Aber jede Antwort beendet die Anfrage. Bis die nächste Anfrage eintrifft, eine Umlaufzeit des Netzes später, wartet beim Server niemand.</translation>
    </message>
    <message>
        <source>Who remembers where we were?</source>
        <translation>Wer merkt sich den Stand?</translation>
    </message>
    <message>
        <source>An event that happens in this gap finds no request to answer. The server cannot know whether the client that asked a moment ago will come back.

So the client has to say what it has seen: each answer carries a **cursor** (here `next`, the id of the last event), and the next request sends it back as `after=`. The server answers at once if it has anything newer. This is what makes a sequence of independent requests one gapless stream.</source>
        <translation>Ein Ereignis, das in diese Lücke fällt, findet keine Anfrage, die es beantworten könnte. Der Server kann nicht wissen, ob der Client wiederkommt, der eben noch gefragt hat.

Also muss der Client sagen, was er schon gesehen hat: Jede Antwort enthält einen **Cursor** (hier `next`, die ID des letzten Ereignisses), und die nächste Anfrage schickt ihn als `after=` zurück. Hat der Server etwas Neueres, antwortet er sofort. Erst das macht aus einer Folge unabhängiger Anfragen einen lückenlosen Strom.</translation>
    </message>
    <message>
        <source>Four times, five events are published at the same moment. One long-polling client sends the cursor, the other asks only for what is new from now on. How many of those twenty events does the second client get?</source>
        <translation>Viermal werden fünf Ereignisse im selben Augenblick veröffentlicht. Ein Long-Poll-Client sendet den Cursor, der andere fragt nur nach dem, was von jetzt an neu ist. Wie viele der zwanzig Ereignisse erhält der zweite Client?</translation>
    </message>
    <message>
        <source>All: the server keeps them until the next request</source>
        <translation>Alle: Der Server hebt sie bis zur nächsten Anfrage auf</translation>
    </message>
    <message>
        <source>About four: the first of each five</source>
        <translation>Etwa vier: von je fünf das erste</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>The first event of a burst answers the waiting request. The other four are published before the next request has arrived; without a cursor the server takes it as a wish for later events only.</source>
        <translation>Das erste Ereignis eines Schubs beantwortet die wartende Anfrage. Die übrigen vier werden veröffentlicht, bevor die nächste Anfrage da ist; ohne Cursor versteht der Server sie als Wunsch nach späteren Ereignissen.</translation>
    </message>
    <message>
        <source>Both clients long-poll the same channel. Look at the ledger: a row is a client, a column an event. Wait for the four bursts.</source>
        <translation>Beide Clients folgen mit Long Polls demselben Kanal. In der Zustellmatrix ist eine Zeile ein Client und eine Spalte ein Ereignis. Die vier Schübe abwarten.</translation>
    </message>
    <message>
        <source>The client with a cursor has every event once. The other has holes, and they come in fours. It was never disconnected, no error was reported: without ids nobody would have noticed the loss.</source>
        <translation>Der Client mit Cursor hat jedes Ereignis einmal. Der andere hat Lücken, und zwar je vier am Stück. Er war nie getrennt, kein Fehler wurde gemeldet: Ohne IDs hätte niemand den Verlust bemerkt.</translation>
    </message>
    <message>
        <source>With the cursor</source>
        <translation>Mit dem Cursor</translation>
    </message>
    <message>
        <source>The same run, but now the second client sends the cursor too.</source>
        <translation>Derselbe Lauf, aber jetzt sendet auch der zweite Client den Cursor.</translation>
    </message>
    <message>
        <source>The loss is gone</source>
        <translation>Der Verlust ist weg</translation>
    </message>
    <message>
        <source>Nothing is lost, so the claim that events are lost fails. The transport did not change; the memory did.</source>
        <translation>Nichts geht verloren, also trifft die Behauptung nicht zu, dass Ereignisse verloren gehen. Der Transport ist derselbe geblieben, geändert hat sich das Gedächtnis.</translation>
    </message>
    <message>
        <source>When to choose it</source>
        <translation>Wann es das Richtige ist</translation>
    </message>
    <message>
        <source>Long polling is the fallback that works where streams do not: behind proxies that buffer responses or forbid upgrades, each message is a complete response. It fits a moderate rate. At high rates each answer should carry all that is waiting, or the cost of a request for each event prevails.

Each waiting client holds a connection, so it scales as streams do. Keep the hold time below the idle timeouts on the way; RFC 6202, 5.5 discusses 30 seconds, and 25 leaves a margin. Send `Cache-Control: no-store`, or a cache may answer instead of the server.</source>
        <translation>Long Polling ist die Rückfallebene, die funktioniert, wo Streams es nicht tun: hinter Proxys, die Antworten puffern oder Upgrades verbieten, ist jede Nachricht eine vollständige Antwort. Es passt zu mäßigen Raten. Bei hohen Raten sollte jede Antwort alles mitnehmen, was wartet, sonst überwiegen die Kosten einer Anfrage je Ereignis.

Jeder wartende Client hält eine Verbindung, es skaliert also wie Streams. Die Haltezeit sollte unter den Leerlauffristen auf dem Weg liegen; RFC 6202, 5.5 erörtert 30 Sekunden, und 25 lassen etwas Spielraum. `Cache-Control: no-store` mitsenden, sonst antwortet womöglich ein Cache anstelle des Servers.</translation>
    </message>
    <message>
        <source>Long polling with and without a cursor</source>
        <translation>Long Polling mit und ohne Cursor</translation>
    </message>
    <message>
        <source>Bursts of five events at one moment; one client sends the id of the last event it has seen, the other does not.</source>
        <translation>Schübe von fünf Ereignissen zugleich; ein Client sendet die ID des letzten gesehenen Ereignisses, der andere nicht.</translation>
    </message>
    <message>
        <source>Five events at the same moment.</source>
        <translation>Fünf Ereignisse im selben Augenblick.</translation>
    </message>
    <message>
        <source>With a cursor nothing is lost.</source>
        <translation>Mit Cursor geht nichts verloren.</translation>
    </message>
    <message>
        <source>All bursts have arrived.</source>
        <translation>Alle Schübe sind angekommen.</translation>
    </message>
    <message>
        <source>Without it, what is published between two polls is lost.</source>
        <translation>Ohne ihn geht verloren, was zwischen zwei Polls veröffentlicht wird.</translation>
    </message>
    <message>
        <source>The client that lost them was connected all the time.</source>
        <translation>Der Client, der sie verlor, war die ganze Zeit verbunden.</translation>
    </message>
    <message>
        <source>The cursor is seen in the requests.</source>
        <translation>Der Cursor ist in den Anfragen zu sehen.</translation>
    </message>
    <message>
        <source>The second client remembers its cursor too.</source>
        <translation>Auch der zweite Client merkt sich seinen Cursor.</translation>
    </message>
    <message>
        <source>What polling costs</source>
        <translation>Was Polling kostet</translation>
    </message>
    <message>
        <source>A short poll makes an event wait half its interval on average, and costs requests and bytes even when nothing happens.</source>
        <translation>Beim Short Poll wartet ein Ereignis im Mittel das halbe Intervall, und er kostet Anfragen und Bytes, auch wenn nichts geschieht.</translation>
    </message>
    <message>
        <source>Asking again and again</source>
        <translation>Immer wieder fragen</translation>
    </message>
    <message>
        <source>HTTP lets the client ask and the server answer (RFC 9110, 3.3). The server cannot begin. The oldest way around this is the **short poll**: the client asks at a fixed interval whether there is anything new, and is answered at once.

It needs nothing special: every proxy, cache, load balancer and client library understands it. The price has two parts, and this lesson measures both: the time an event waits for the next question, and the questions that bring nothing.</source>
        <translation>In HTTP fragt der Client, und der Server antwortet (RFC 9110, 3.3). Der Server kann nicht anfangen. Der älteste Ausweg ist der **Short Poll**: Der Client fragt in festem Abstand, ob es etwas Neues gibt, und erhält sofort eine Antwort.

Das braucht nichts Besonderes: Jeder Proxy, Cache, Load Balancer und jede Client-Bibliothek kommt damit zurecht. Der Preis hat zwei Teile, und diese Lektion misst beide: die Zeit, die ein Ereignis auf die nächste Frage wartet, und die Fragen, die nichts bringen.</translation>
    </message>
    <message>
        <source>A client polls once a second. Events happen seven times a second, at moments that have nothing to do with the poll. How long does the median event wait before the client has it?</source>
        <translation>Ein Client fragt einmal in der Sekunde. Ereignisse treten siebenmal in der Sekunde auf, zu Zeitpunkten, die mit dem Poll nichts zu tun haben. Wie lange wartet das mittlere Ereignis (Median), bis der Client es hat?</translation>
    </message>
    <message>
        <source>A few milliseconds, as on a stream</source>
        <translation>Einige Millisekunden, wie bei einem Stream</translation>
    </message>
    <message>
        <source>About one second, the interval</source>
        <translation>Etwa eine Sekunde, also das Intervall</translation>
    </message>
    <message>
        <source>An event falls anywhere between two polls with equal probability, so its waiting time is uniformly distributed from zero to the interval. The median is half the interval, the worst case the whole of it.</source>
        <translation>Ein Ereignis fällt mit gleicher Wahrscheinlichkeit auf jeden Zeitpunkt zwischen zwei Polls, seine Wartezeit ist also von null bis zum Intervall gleichverteilt. Der Median ist das halbe Intervall, der schlimmste Fall das ganze.</translation>
    </message>
    <message>
        <source>One client polls every second, one keeps an event stream (SSE) open. For five seconds there are seven events a second, then nothing happens any more.

Compare the latencies in the two panes. After five seconds, look at which of them still causes traffic.</source>
        <translation>Ein Client fragt jede Sekunde, einer hält einen Ereignis-Stream (SSE) offen. Fünf Sekunden lang gibt es sieben Ereignisse in der Sekunde, danach geschieht nichts mehr.

In den beiden Feldern sind die Latenzen zu vergleichen. Nach fünf Sekunden zeigt sich, welches von beiden noch Verkehr verursacht.</translation>
    </message>
    <message>
        <source>The waiting time of the poll spreads over the whole interval; the stream&apos;s is the time of one delivery. In the quiet part the poll goes on sending requests, and each answer says only that the list is empty. The stream&apos;s cost in that time is a comment of a few bytes for each heartbeat.</source>
        <translation>Die Wartezeit des Polls verteilt sich über das ganze Intervall; die des Streams ist die Dauer einer Zustellung. Im ruhigen Teil sendet der Poll weiter Anfragen, und jede Antwort sagt nur, dass die Liste leer ist. Der Stream kostet in dieser Zeit einen Kommentar von wenigen Bytes je Heartbeat.</translation>
    </message>
    <message>
        <source>Ask more often</source>
        <translation>Öfter fragen</translation>
    </message>
    <message>
        <source>The obvious remedy is a shorter interval. Now the client asks ten times a second. Watch the latency shrink and the bytes grow.</source>
        <translation>Die naheliegende Abhilfe ist ein kürzeres Intervall. Jetzt fragt der Client zehnmal in der Sekunde. Die Latenz schrumpft, die Bytes nehmen zu.</translation>
    </message>
    <message>
        <source>One is bought with the other</source>
        <translation>Das eine wird mit dem anderen bezahlt</translation>
    </message>
    <message>
        <source>The wait is a tenth of what it was, so the first claims fail; and so does the limit on the number of requests. Interval and number of requests are inversely proportional: there is no setting that makes both small.</source>
        <translation>Die Wartezeit ist ein Zehntel der vorigen, deshalb treffen die ersten Behauptungen nicht mehr zu; ebenso wenig hält die Grenze für die Zahl der Anfragen. Intervall und Zahl der Anfragen sind umgekehrt proportional: Keine Einstellung macht beides klein.</translation>
    </message>
    <message>
        <source>Short polling is right where minutes are soon enough, where the client is a cron job or a device that sleeps, or where one answer serves all and can come from a cache (RFC 9111): a status page that 10,000 people reload every 30 seconds costs the origin almost nothing behind a shared cache.

It scales with *clients divided by interval*, not with what happens: 10,000 clients at one second are 10,000 requests a second on a day without news. If events are rare and must be fast, choose a transport that waits: long polling, SSE or WebSocket.</source>
        <translation>Short Polling ist richtig, wo Minuten früh genug sind, wo der Client ein Cron-Job oder ein schlafendes Gerät ist, oder wo eine Antwort allen dient und aus einem Cache kommen kann (RFC 9111): Eine Statusseite, die 10.000 Menschen alle 30 Sekunden neu laden, kostet den Ursprungsserver hinter einem gemeinsamen Cache fast nichts.

Es skaliert mit *Clients geteilt durch Intervall*, nicht mit dem, was geschieht: 10.000 Clients bei einer Sekunde sind 10.000 Anfragen in der Sekunde an einem Tag ohne Neuigkeiten. Sind Ereignisse selten und müssen schnell da sein, ist ein Transport besser, der wartet: Long Polling, SSE oder WebSocket.</translation>
    </message>
    <message>
        <source>A poll a second beside a stream</source>
        <translation>Ein Poll je Sekunde neben einem Stream</translation>
    </message>
    <message>
        <source>Seven events a second for five seconds, then silence. One client polls, one keeps a stream open.</source>
        <translation>Fünf Sekunden lang sieben Ereignisse je Sekunde, dann Stille. Ein Client fragt, einer hält einen Stream offen.</translation>
    </message>
    <message>
        <source>From here on nothing happens.</source>
        <translation>Von hier an geschieht nichts.</translation>
    </message>
    <message>
        <source>The median event waits about half the interval.</source>
        <translation>Das mittlere Ereignis wartet etwa das halbe Intervall.</translation>
    </message>
    <message>
        <source>The worst event waits about the whole interval.</source>
        <translation>Das schlimmste Ereignis wartet etwa das ganze Intervall.</translation>
    </message>
    <message>
        <source>On the stream the same events wait for nothing.</source>
        <translation>Auf dem Stream warten dieselben Ereignisse auf nichts.</translation>
    </message>
    <message>
        <source>In the quiet part nothing is delivered.</source>
        <translation>Im ruhigen Teil wird nichts zugestellt.</translation>
    </message>
    <message>
        <source>Yet the client goes on asking, about once a second.</source>
        <translation>Trotzdem fragt der Client weiter, etwa einmal in der Sekunde.</translation>
    </message>
    <message>
        <source>Silence costs the poll more bytes than the stream.</source>
        <translation>Stille kostet den Poll mehr Bytes als den Stream.</translation>
    </message>
    <message>
        <source>The client asks ten times as often.</source>
        <translation>Der Client fragt zehnmal so oft.</translation>
    </message>
    <message>
        <source>The reconnect storm</source>
        <translation>Der Ansturm der Wiederverbindungen</translation>
    </message>
    <message>
        <source>Clients that are cut together come back together; full jitter spreads them over the whole backoff.</source>
        <translation>Clients, die zusammen getrennt werden, kommen zusammen wieder; voller Jitter verteilt sie über den ganzen Backoff.</translation>
    </message>
    <message>
        <source>Cut together</source>
        <translation>Zusammen getrennt</translation>
    </message>
    <message>
        <source>A server restarts, a load balancer fails over, a proxy is reloaded: thousands of connections end in the same moment. All clients run the same program, so all wait equally long and come back in the same moment.

A connection is dearer than an event: a TCP and a TLS handshake, a check of the token, a replay from the history. The server that has just come up is hit by all of them in one second, fails, and cuts everybody together again.</source>
        <translation>Ein Server startet neu, ein Load Balancer schaltet um, ein Proxy lädt seine Konfiguration: Tausende Verbindungen enden im selben Augenblick. Alle Clients führen dasselbe Programm aus, also warten alle gleich lang und kommen im selben Augenblick wieder.

Eine Verbindung ist teurer als ein Ereignis: ein TCP- und ein TLS-Handshake, eine Prüfung des Tokens, eine Nachlieferung aus der Historie. Den Server, der eben erst hochgekommen ist, treffen alle in einer einzigen Sekunde; er versagt und trennt alle gemeinsam ein weiteres Mal.</translation>
    </message>
    <message>
        <source>Backoff and jitter</source>
        <translation>Backoff und Jitter</translation>
    </message>
    <message>
        <source>**Exponential backoff** doubles the wait after each failure, up to a cap. It lowers the number of attempts, but not their simultaneity: all clients double in step.

**Full jitter** draws the wait at random between zero and that bound (described by M. Brooker, AWS Architecture Blog, 2015). The average is half of it, and the attempts spread evenly over the whole span.</source>
        <translation>**Exponentieller Backoff** verdoppelt die Wartezeit nach jedem Fehlschlag, bis zu einer Obergrenze. Er senkt die Zahl der Versuche, aber nicht ihre Gleichzeitigkeit: Alle Clients verdoppeln im Gleichschritt.

**Voller Jitter** zieht die Wartezeit zufällig zwischen null und dieser Grenze (beschrieben von M. Brooker, AWS Architecture Blog, 2015). Der Mittelwert ist die Hälfte davon, und die Versuche verteilen sich gleichmäßig über die ganze Spanne.</translation>
    </message>
    <message>
        <source>Two groups of 300 WebSocket clients are cut at once. One waits exactly eight seconds, the other a random time from zero to eight. How high is the highest number of attempts in a second in the second group?</source>
        <translation>Zwei Gruppen von je 300 WebSocket-Clients werden zugleich getrennt. Die eine wartet genau acht Sekunden, die andere eine zufällige Zeit von null bis acht. Wie hoch ist in der zweiten Gruppe die höchste Zahl von Versuchen in einer Sekunde?</translation>
    </message>
    <message>
        <source>About 300, only earlier</source>
        <translation>Etwa 300, nur früher</translation>
    </message>
    <message>
        <source>About 150, half</source>
        <translation>Etwa 150, die Hälfte</translation>
    </message>
    <message>
        <source>About 40 to 60</source>
        <translation>Etwa 40 bis 60</translation>
    </message>
    <message>
        <source>300 attempts spread evenly over eight seconds are 37.5 a second on average; chance adds some. The first group makes all its 300 within one second.</source>
        <translation>300 Versuche, gleichmäßig über acht Sekunden verteilt, sind im Mittel 37,5 je Sekunde; der Zufall legt etwas darauf. Die erste Gruppe unternimmt alle ihre 300 innerhalb einer Sekunde.</translation>
    </message>
    <message>
        <source>600 real clients, each with its own socket. At about four seconds all are cut. Watch the attempts: one group comes back as a low plateau, the other as a single peak.</source>
        <translation>600 echte Clients, jeder mit eigenem Socket. Bei etwa vier Sekunden werden alle getrennt. Die Versuche zeigen es: Eine Gruppe kommt als niedriges Plateau wieder, die andere als einzelne Spitze.</translation>
    </message>
    <message>
        <source>The peak with jitter is at most a quarter of that without. Nobody waited longer for it: the longest wait is the same, the average is half.</source>
        <translation>Die Spitze mit Jitter ist höchstens ein Viertel der Spitze ohne. Niemand hat dafür länger gewartet: Die längste Wartezeit ist dieselbe, der Mittelwert die Hälfte.</translation>
    </message>
    <message>
        <source>Without jitter</source>
        <translation>Ohne Jitter</translation>
    </message>
    <message>
        <source>The first group now waits exactly eight seconds too.</source>
        <translation>Jetzt wartet auch die erste Gruppe genau acht Sekunden.</translation>
    </message>
    <message>
        <source>Two peaks in one</source>
        <translation>Zwei Spitzen in einer</translation>
    </message>
    <message>
        <source>Both groups come back in the same second; the peak is as high as the group is large.</source>
        <translation>Beide Gruppen kommen in derselben Sekunde wieder; die Spitze ist so hoch, wie die Gruppe groß ist.</translation>
    </message>
    <message>
        <source>In every client that reconnects by itself. For EventSource the server can help with a different random `retry:` for each client, but not by refusing: any status but 200 ends it **for good** (WHATWG HTML, 9.2.3). A proxy that answers 502 for a moment of a deployment silences each page that comes back in that moment, unless the page sees `CLOSED` at an `error` and opens a new one, with backoff and jitter.

Other clients can obey `Retry-After` with 503 (RFC 9110, 10.2.3) or 429 (RFC 6585): a lower bound, with jitter on top.

On the server: limit accepted connections a second, end connections in batches before a deployment, and let connections have a maximal age with a random part, so that they do not all begin in the same minute.

It is a matter of scale: 50 clients need no jitter; 50,000 without it can keep a server down.</source>
        <translation>In jeden Client, der sich von selbst wieder verbindet. Bei EventSource kann der Server mit einem für jeden Client anderen, zufälligen `retry:` helfen, aber nicht durch Ablehnen: Jeder Status außer 200 beendet es **endgültig** (WHATWG HTML, 9.2.3). Ein Proxy, der während eines Deployments einen Augenblick lang mit 502 antwortet, bringt jede Seite zum Schweigen, die in diesem Augenblick wiederkommt, es sei denn, die Seite sieht bei einem `error` den Zustand `CLOSED` und öffnet einen neuen, mit Backoff und Jitter.

Andere Clients können `Retry-After` bei 503 (RFC 9110, 10.2.3) oder 429 (RFC 6585) befolgen: eine Untergrenze, auf die noch Jitter kommt.

Auf dem Server: die angenommenen Verbindungen je Sekunde begrenzen, Verbindungen vor einem Deployment schubweise beenden und ihnen ein Höchstalter mit zufälligem Anteil geben, damit nicht alle in derselben Minute beginnen.

Es ist eine Frage der Größe: 50 Clients brauchen keinen Jitter; 50.000 ohne ihn können einen Server am Boden halten.</translation>
    </message>
    <message>
        <source>600 clients are cut at once</source>
        <translation>600 Clients werden zugleich getrennt</translation>
    </message>
    <message>
        <source>Two groups of 300 WebSocket clients lose their connections at the same moment, with and without full jitter.</source>
        <translation>Zwei Gruppen von je 300 WebSocket-Clients verlieren im selben Augenblick ihre Verbindungen, mit und ohne vollen Jitter.</translation>
    </message>
    <message>
        <source>All connections are closed.</source>
        <translation>Alle Verbindungen werden geschlossen.</translation>
    </message>
    <message>
        <source>Without jitter most come back within one second.</source>
        <translation>Ohne Jitter kommen die meisten innerhalb einer Sekunde wieder.</translation>
    </message>
    <message>
        <source>With jitter the peak is at most a quarter.</source>
        <translation>Mit Jitter ist die Spitze höchstens ein Viertel.</translation>
    </message>
    <message>
        <source>And the clients with jitter are all back.</source>
        <translation>Und die Clients mit Jitter sind alle wieder da.</translation>
    </message>
    <message>
        <source>All 600 had been connected.</source>
        <translation>Alle 600 waren verbunden gewesen.</translation>
    </message>
    <message>
        <source>Nobody draws a random wait.</source>
        <translation>Niemand zieht eine zufällige Wartezeit.</translation>
    </message>
    <message>
        <source>The wall of six connections</source>
        <translation>Die Wand der sechs Verbindungen</translation>
    </message>
    <message>
        <source>Over HTTP/1.1 a browser has six connections to a server for all its tabs; six open streams leave none for anything else.</source>
        <translation>Über HTTP/1.1 hat ein Browser sechs Verbindungen zu einem Server für alle seine Tabs; sechs offene Streams lassen für nichts anderes eine übrig.</translation>
    </message>
    <message>
        <source>A limit that nobody sees</source>
        <translation>Eine Grenze, die niemand sieht</translation>
    </message>
    <message>
        <source>HTTP/1.1 carries one response at a time on a connection, so browsers open several. How many is left to the client, which ought to limit them (RFC 9112, 9.4). Today&apos;s browsers use **six for each host**, shared by all tabs and windows of a profile.

For short responses that is plenty. An event stream or a waiting long poll, however, occupies its connection for as long as it lives.</source>
        <translation>HTTP/1.1 überträgt auf einer Verbindung jeweils nur eine Antwort, also öffnen Browser mehrere. Wie viele, ist dem Client überlassen, der sie begrenzen soll (RFC 9112, 9.4). Heutige Browser verwenden **sechs je Host**, gemeinsam für alle Tabs und Fenster eines Profils.

Für kurze Antworten ist das reichlich. Ein Ereignis-Stream oder ein wartender Long Poll belegt seine Verbindung jedoch, solange er lebt.</translation>
    </message>
    <message>
        <source>A dashboard with one event stream is open in six tabs. The user opens the page in a seventh. What happens there?</source>
        <translation>Ein Dashboard mit einem Ereignis-Stream ist in sechs Tabs offen. Die Seite wird in einem siebten geöffnet. Was geschieht dort?</translation>
    </message>
    <message>
        <source>The oldest stream is closed to make room</source>
        <translation>Der älteste Stream wird geschlossen, um Platz zu machen</translation>
    </message>
    <message>
        <source>It loads, but without live data</source>
        <translation>Sie lädt, aber ohne Live-Daten</translation>
    </message>
    <message>
        <source>Its requests wait: the page does not even load</source>
        <translation>Ihre Anfragen warten: Die Seite lädt nicht einmal</translation>
    </message>
    <message>
        <source>The limit counts connections of any kind. Page, script and stream of the seventh tab queue in the browser. No packet leaves, so the server&apos;s log shows nothing.</source>
        <translation>Die Grenze zählt Verbindungen jeder Art. Seite, Skript und Stream des siebten Tabs stehen im Browser an. Kein Paket geht hinaus, also zeigt auch das Log des Servers nichts.</translation>
    </message>
    <message>
        <source>Six streams share a pool of six connections. At two seconds a seventh client wants to poll, an ordinary small request. At five seconds one of the six tabs is closed.</source>
        <translation>Sechs Streams teilen sich einen Vorrat von sechs Verbindungen. Bei zwei Sekunden will ein siebter Client pollen, eine gewöhnliche kleine Anfrage. Bei fünf Sekunden wird einer der sechs Tabs geschlossen.</translation>
    </message>
    <message>
        <source>The seventh client waited until a connection came free, and then worked at once. Neither refused nor timed out: it waited without a word.</source>
        <translation>Der siebte Client wartete, bis eine Verbindung frei wurde, und lief dann sofort. Weder abgelehnt noch abgelaufen: Er wartete wortlos.</translation>
    </message>
    <message>
        <source>Without the wall</source>
        <translation>Ohne die Wand</translation>
    </message>
    <message>
        <source>Now the streams of the tabs do not count. That is the case with HTTP/2, where they are streams within a single connection.</source>
        <translation>Jetzt zählen die Streams der Tabs nicht mit. So ist es bei HTTP/2, wo sie Streams innerhalb einer einzigen Verbindung sind.</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>Niemand wartet</translation>
    </message>
    <message>
        <source>The seventh client was served at once, so the claim that it gets nothing fails.</source>
        <translation>Der siebte Client wurde sofort bedient, also trifft die Behauptung nicht zu, dass er nichts erhält.</translation>
    </message>
    <message>
        <source>- **HTTP/2** (RFC 9113): one connection carries many streams; servers should allow no fewer than 100 (6.5.2). It needs TLS in browsers, and the proxy in front must speak it with the browser; behind the proxy HTTP/1.1 is fine.
- **One stream for all tabs**: a `SharedWorker` or a `BroadcastChannel` with an elected tab. The HTML standard names this too (WHATWG HTML, 9.2.7).
- **WebSocket**: browsers count these separately, with limits of about 255 (Chromium) and 200 (Firefox).
- A host name of its own for streams has its own six, and the same wall a little later.</source>
        <translation>- **HTTP/2** (RFC 9113): Eine Verbindung trägt viele Streams; Server sollten nicht weniger als 100 zulassen (6.5.2). In Browsern braucht es TLS, und der Proxy davor muss es mit dem Browser sprechen; hinter dem Proxy ist HTTP/1.1 in Ordnung.
- **Ein Stream für alle Tabs**: ein `SharedWorker` oder ein `BroadcastChannel` mit einem gewählten Tab. Auch der HTML-Standard nennt das (WHATWG HTML, 9.2.7).
- **WebSocket**: Browser zählen diese getrennt, mit Grenzen von etwa 255 (Chromium) und 200 (Firefox).
- Ein eigener Hostname für Streams hat seine eigenen sechs, und dieselbe Wand etwas später.</translation>
    </message>
    <message>
        <source>It meets whoever develops or runs on plain HTTP/1.1: internal tools, devices in a local network, a development server. Programs that are no browsers have no such limit unless their HTTP library sets one, and many do: look for *max connections per route*.

A limit of this kind explains reports such as &quot;it hangs for people with many tabs&quot;, which no server metric shows.</source>
        <translation>Es trifft jeden, der über einfaches HTTP/1.1 entwickelt oder betreibt: interne Werkzeuge, Geräte im lokalen Netz, ein Entwicklungsserver. Programme, die keine Browser sind, haben keine solche Grenze, wenn ihre HTTP-Bibliothek keine setzt, und viele tun es: zu suchen ist nach *max connections per route*.

Eine Grenze dieser Art erklärt Meldungen wie „bei Leuten mit vielen Tabs hängt es“, die keine Metrik des Servers zeigt.</translation>
    </message>
    <message>
        <source>Six streams and one more request</source>
        <translation>Sechs Streams und eine Anfrage mehr</translation>
    </message>
    <message>
        <source>Clients share six connections as a browser&apos;s tabs do over HTTP/1.1; six of them hold event streams.</source>
        <translation>Clients teilen sich sechs Verbindungen wie die Tabs eines Browsers über HTTP/1.1; sechs davon halten Ereignis-Streams.</translation>
    </message>
    <message>
        <source>A seventh tab sends an ordinary request.</source>
        <translation>Ein siebter Tab sendet eine gewöhnliche Anfrage.</translation>
    </message>
    <message>
        <source>One of the six tabs is closed.</source>
        <translation>Einer der sechs Tabs wird geschlossen.</translation>
    </message>
    <message>
        <source>The streams are open.</source>
        <translation>Die Streams sind offen.</translation>
    </message>
    <message>
        <source>The seventh client gets nothing as long as six streams are open.</source>
        <translation>Der siebte Client erhält nichts, solange sechs Streams offen sind.</translation>
    </message>
    <message>
        <source>Not a byte of its request has left.</source>
        <translation>Kein Byte seiner Anfrage ist hinausgegangen.</translation>
    </message>
    <message>
        <source>As soon as one of them is closed, it is served.</source>
        <translation>Sobald einer davon geschlossen ist, wird er bedient.</translation>
    </message>
    <message>
        <source>The other streams were never disturbed.</source>
        <translation>Die anderen Streams wurden nie gestört.</translation>
    </message>
    <message>
        <source>The streams share a connection of their own, as with HTTP/2.</source>
        <translation>Die Streams teilen sich eine eigene Verbindung, wie bei HTTP/2.</translation>
    </message>
    <message>
        <source>The reader that cannot keep up</source>
        <translation>Der Leser, der nicht mitkommt</translation>
    </message>
    <message>
        <source>A slow reader&apos;s backlog must have a limit and a policy, so that it costs neither the server&apos;s memory nor the other readers&apos; time.</source>
        <translation>Der Rückstau eines langsamen Lesers braucht eine Grenze und eine Regel, damit er weder den Speicher des Servers noch die Zeit der anderen Leser kostet.</translation>
    </message>
    <message>
        <source>Somebody is always slow</source>
        <translation>Jemand ist immer langsam</translation>
    </message>
    <message>
        <source>A phone at the edge of its cell, a background tab, a script stuck in its database: it reads more slowly than the server writes. TCP&apos;s flow control tells the sender to stop (RFC 9293, 3.8.6). The kernels&apos; buffers fill, and from then on the server itself holds what cannot be sent.

A server that queues without a limit pays for one slow reader with its own memory, until it ends for all.</source>
        <translation>Ein Telefon am Rand seiner Funkzelle, ein Tab im Hintergrund, ein Skript, das in seiner Datenbank festhängt: Sie lesen langsamer, als der Server schreibt. Die Flusskontrolle von TCP sagt dem Sender, dass er innehalten soll (RFC 9293, 3.8.6). Die Puffer der Kernel füllen sich, und von da an hält der Server selbst, was nicht gesendet werden kann.

Ein Server, der ohne Grenze in die Warteschlange stellt, bezahlt für einen langsamen Leser mit dem eigenen Speicher, bis es für alle endet.</translation>
    </message>
    <message>
        <source>Three policies</source>
        <translation>Drei Regeln</translation>
    </message>
    <message>
        <source>At the limit something has to give way:

- **disconnect**: close the connection. The client comes back with its last id and reads from the history. Nothing is lost while that lasts.
- **drop-oldest**: keep the connection, discard the oldest events. Right where new ones replace old ones gradually.
- **latest-only**: keep only the newest event. Right for a position or a price.

There is no fourth one that keeps everything, connects everybody and needs no memory.</source>
        <translation>An der Grenze muss etwas nachgeben:

- **disconnect**: die Verbindung schließen. Der Client kommt mit seiner letzten ID wieder und liest aus der Historie. Solange sie reicht, geht nichts verloren.
- **drop-oldest**: die Verbindung behalten, die ältesten Ereignisse verwerfen. Richtig, wo neue die alten nach und nach ersetzen.
- **latest-only**: nur das neueste Ereignis behalten. Richtig für eine Position oder einen Preis.

Eine vierte Regel, die alles behält, alle verbunden hält und keinen Speicher braucht, gibt es nicht.</translation>
    </message>
    <message>
        <source>One megabyte a second is sent to two clients. One client reads only 50 KB a second. What does the other, fast client notice?</source>
        <translation>Ein Megabyte in der Sekunde geht an zwei Clients. Ein Client liest nur 50 KB in der Sekunde. Was merkt der andere, schnelle Client?</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>It becomes as slow: the server writes to both</source>
        <translation>Er wird ebenso langsam: Der Server schreibt an beide</translation>
    </message>
    <message>
        <source>It loses events too</source>
        <translation>Auch er verliert Ereignisse</translation>
    </message>
    <message>
        <source>The server does not wait for a reader. What the slow one does not take is held for it alone, up to its limit of 1 MB, and then the policy strikes it alone.</source>
        <translation>Der Server wartet nicht auf einen Leser. Was der langsame nicht abnimmt, wird für ihn allein gehalten, bis zu seiner Grenze von 1 MB, und dann trifft die Regel ihn allein.</translation>
    </message>
    <message>
        <source>At one second one client becomes slow. Look at the server&apos;s queue and at the number of disconnected slow clients.</source>
        <translation>Bei einer Sekunde wird ein Client langsam. Auf die Warteschlange des Servers und die Zahl der getrennten langsamen Clients achten.</translation>
    </message>
    <message>
        <source>The queue grew to its limit of 1 MB, and the event that went beyond it made the server close that one connection. The fast client had all its events in time. The slow one&apos;s pane still says open: it goes on reading what the kernels&apos; buffers hold, and meets the end of the connection only after that.</source>
        <translation>Die Warteschlange wuchs bis zu ihrer Grenze von 1 MB, und das Ereignis, das darüber hinausging, ließ den Server diese eine Verbindung schließen. Der schnelle Client hatte alle seine Ereignisse rechtzeitig. Das Feld des langsamen sagt noch immer offen: Er liest weiter, was die Puffer der Kernel halten, und stößt erst danach auf das Ende der Verbindung.</translation>
    </message>
    <message>
        <source>Another policy</source>
        <translation>Eine andere Regel</translation>
    </message>
    <message>
        <source>Now the policy is `drop-oldest`.</source>
        <translation>Jetzt ist die Regel `drop-oldest`.</translation>
    </message>
    <message>
        <source>Connected, with holes</source>
        <translation>Verbunden, mit Löchern</translation>
    </message>
    <message>
        <source>Nobody is disconnected, so that claim fails. Instead the server dropped events for the slow client, who stays connected and sees a gap: each event names the one before it.</source>
        <translation>Niemand wird getrennt, also trifft diese Behauptung nicht zu. Stattdessen verwarf der Server Ereignisse für den langsamen Client, der verbunden bleibt und eine Lücke sieht: Jedes Ereignis nennt seinen Vorgänger.</translation>
    </message>
    <message>
        <source>Every push server needs the limit: multiply it by the number of connections to see the worst case. 10,000 clients × 8 MB are 80 GB; with 64 KB it is 640 MB.

A proxy in front moves the matter, it does not solve it: now the proxy&apos;s buffers fill first, and the server sees a slow reader later. Polling has no such queue; a slow poller simply asks less often and gets larger answers.

Browsers&apos; `WebSocket` has no backpressure for what it *receives*: a page that is too slow fills its own memory. `fetch()` with a stream reader does have it.</source>
        <translation>Jeder Push-Server braucht die Grenze; mal die Zahl der Verbindungen ergibt sie den schlimmsten Fall. 10.000 Clients × 8 MB sind 80 GB; mit 64 KB sind es 640 MB.

Ein Proxy davor verlagert die Sache, er löst sie nicht: Nun füllen sich zuerst die Puffer des Proxys, und der Server sieht einen langsamen Leser später. Polling hat keine solche Warteschlange; ein langsamer Poller fragt einfach seltener und erhält größere Antworten.

Der `WebSocket` der Browser kennt keinen Gegendruck für das, was er *empfängt*: Eine zu langsame Seite füllt ihren eigenen Speicher. `fetch()` mit einem Stream-Reader kennt ihn.</translation>
    </message>
    <message>
        <source>One slow reader beside a fast one</source>
        <translation>Ein langsamer Leser neben einem schnellen</translation>
    </message>
    <message>
        <source>One megabyte a second; one of two clients reads only 50 KB a second.</source>
        <translation>Ein Megabyte in der Sekunde; einer von zwei Clients liest nur 50 KB in der Sekunde.</translation>
    </message>
    <message>
        <source>One client reads slowly.</source>
        <translation>Ein Client liest langsam.</translation>
    </message>
    <message>
        <source>The server disconnects the slow client.</source>
        <translation>Der Server trennt den langsamen Client.</translation>
    </message>
    <message>
        <source>What waits reaches the limit of one connection, and not that of two.</source>
        <translation>Was wartet, erreicht die Grenze einer Verbindung, nicht die von zweien.</translation>
    </message>
    <message>
        <source>The fast client loses nothing.</source>
        <translation>Der schnelle Client verliert nichts.</translation>
    </message>
    <message>
        <source>And has its events in time.</source>
        <translation>Und hat seine Ereignisse rechtzeitig.</translation>
    </message>
    <message>
        <source>The slow one has got much less.</source>
        <translation>Der langsame hat viel weniger erhalten.</translation>
    </message>
    <message>
        <source>The policy is drop-oldest.</source>
        <translation>Die Regel ist drop-oldest.</translation>
    </message>
    <message>
        <source>An event stream, byte by byte</source>
        <translation>Ein Ereignis-Stream, Byte für Byte</translation>
    </message>
    <message>
        <source>Server-Sent Events are lines of text in a response that does not end; a blank line dispatches an event.</source>
        <translation>Server-Sent Events sind Textzeilen in einer Antwort, die nicht endet; eine Leerzeile löst ein Ereignis aus.</translation>
    </message>
    <message>
        <source>A response that does not end</source>
        <translation>Eine Antwort, die nicht endet</translation>
    </message>
    <message>
        <source>The client sends an ordinary `GET` with `Accept: text/event-stream`. The server answers 200 with that media type and keeps the response open. Everything after the head is UTF-8 text, in lines (WHATWG HTML, 9.2.5):

- `data:` payload; several of them are joined by line feeds
- `event:` type, `message` if there is none
- `id:` what the client remembers as its last event id
- `retry:` how long to wait before reconnecting, in milliseconds
- a line that begins with a colon is a **comment** and is ignored
- a **blank line** dispatches what was collected</source>
        <translation>Der Client sendet ein gewöhnliches `GET` mit `Accept: text/event-stream`. Der Server antwortet mit 200 und diesem Medientyp und hält die Antwort offen. Alles nach dem Kopf ist UTF-8-Text in Zeilen (WHATWG HTML, 9.2.5):

- `data:` Nutzlast; mehrere werden durch Zeilenumbrüche verbunden
- `event:` Typ, `message`, wenn keiner angegeben ist
- `id:` was sich der Client als letzte Ereignis-ID merkt
- `retry:` wie lange vor dem Wiederverbinden zu warten ist, in Millisekunden
- eine Zeile, die mit einem Doppelpunkt beginnt, ist ein **Kommentar** und wird ignoriert
- eine **Leerzeile** löst aus, was gesammelt wurde</translation>
    </message>
    <message>
        <source>What greets the client</source>
        <translation>Womit der Client begrüßt wird</translation>
    </message>
    <message>
        <source>PushScope begins each stream with a comment, a `retry:`, and a block that has only an `id:`. A block without data dispatches nothing, but its id is remembered (9.2.6). So a client that is cut off before the first event already knows where to resume.</source>
        <translation>PushScope beginnt jeden Stream mit einem Kommentar, einem `retry:` und einem Block, der nur eine `id:` hat. Ein Block ohne Daten löst nichts aus, aber seine ID bleibt gemerkt (9.2.6). So weiß ein Client, der vor dem ersten Ereignis abgetrennt wird, schon, wo er fortsetzen muss.</translation>
    </message>
    <message>
        <source>The connection breaks in the middle of an event: half of its `data:` has arrived, the rest and the blank line have not. What does the application see?</source>
        <translation>Die Verbindung bricht mitten in einem Ereignis ab: Die Hälfte seines `data:` ist angekommen, der Rest und die Leerzeile nicht. Was sieht die Anwendung?</translation>
    </message>
    <message>
        <source>Nothing of this event</source>
        <translation>Nichts von diesem Ereignis</translation>
    </message>
    <message>
        <source>The half that arrived</source>
        <translation>Die angekommene Hälfte</translation>
    </message>
    <message>
        <source>An error event with the half that arrived</source>
        <translation>Ein Fehlerereignis mit der angekommenen Hälfte</translation>
    </message>
    <message>
        <source>An event is dispatched only by its blank line. When the stream ends before it, what was collected is discarded (WHATWG HTML, 9.2.6).</source>
        <translation>Ein Ereignis wird erst durch seine Leerzeile ausgelöst. Endet der Stream davor, wird das Gesammelte verworfen (WHATWG HTML, 9.2.6).</translation>
    </message>
    <message>
        <source>Two clients get the same three notes. One asks for the bare payload, so its second note shows how a payload with line breaks becomes several `data:` lines.

In the inspector, go through one stream from its head: comment, retry, id, then the notes and the heartbeat comments.</source>
        <translation>Zwei Clients erhalten dieselben drei Notizen. Einer verlangt nur die Nutzlast; an seiner zweiten Notiz sieht man, wie aus einer Nutzlast mit Zeilenumbrüchen mehrere `data:`-Zeilen werden.

Im Inspektor einen der Streams vom Kopf an durchgehen: Kommentar, retry, id, dann die Notizen und die Heartbeat-Kommentare.</translation>
    </message>
    <message>
        <source>Comments were counted as heartbeats and never as events; an EventSource would not tell the page of them at all. The first block had an id and no data, and dispatched nothing.</source>
        <translation>Kommentare wurden als Heartbeats gezählt und nie als Ereignisse; ein EventSource würde der Seite von ihnen gar nichts sagen. Der erste Block hatte eine ID und keine Daten und löste nichts aus.</translation>
    </message>
    <message>
        <source>The blank line never comes</source>
        <translation>Die Leerzeile kommt nie</translation>
    </message>
    <message>
        <source>Now the second note is large, the path is slow, and the connection is reset while it is under way. The client forgets its id, so it cannot ask for it again.</source>
        <translation>Jetzt ist die zweite Notiz groß, der Weg langsam, und die Verbindung wird zurückgesetzt, während sie unterwegs ist. Der Client vergisst seine ID und kann sie daher nicht noch einmal anfordern.</translation>
    </message>
    <message>
        <source>Half an event is no event</source>
        <translation>Ein halbes Ereignis ist keines</translation>
    </message>
    <message>
        <source>Two notes instead of three: the unfinished block was discarded. A parser that hands out what it has at the end of the stream would have delivered broken JSON.</source>
        <translation>Zwei Notizen statt drei: Der unfertige Block wurde verworfen. Ein Parser, der am Ende des Streams herausgibt, was er hat, hätte kaputtes JSON geliefert.</translation>
    </message>
    <message>
        <source>Choose SSE when data flows from the server only: dashboards, notifications, progress, text that is generated word by word. It is plain HTTP: cookies, redirects, status codes, compression and HTTP/2 multiplexing work as usual, and the browser reconnects by itself with the id.

It carries only text; binary data needs base64, a third more. Behind a proxy look for two things: response buffering must be off, and idle timeouts must be longer than the heartbeat. What the client has to say goes into ordinary requests.</source>
        <translation>SSE ist richtig, wenn Daten nur vom Server kommen: Dashboards, Benachrichtigungen, Fortschritt, Text, der Wort für Wort entsteht. Es ist schlichtes HTTP: Cookies, Weiterleitungen, Statuscodes, Kompression und HTTP/2-Multiplexing funktionieren wie gewohnt, und der Browser verbindet sich von selbst neu, mit der ID.

Es überträgt nur Text; Binärdaten brauchen Base64, ein Drittel mehr. Hinter einem Proxy ist auf zweierlei zu achten: Das Puffern von Antworten muss aus sein, und Leerlauffristen müssen länger sein als der Heartbeat. Was der Client zu sagen hat, geht in gewöhnliche Anfragen.</translation>
    </message>
    <message>
        <source>The format of an event stream</source>
        <translation>Das Format eines Ereignis-Streams</translation>
    </message>
    <message>
        <source>Three notes on an event stream; one client takes the envelope, one the bare payload.</source>
        <translation>Drei Notizen auf einem Ereignis-Stream; ein Client erhält den Umschlag, einer nur die Nutzlast.</translation>
    </message>
    <message>
        <source>first</source>
        <translation>first</translation>
    </message>
    <message>
        <source>A note.</source>
        <translation>Eine Notiz.</translation>
    </message>
    <message>
        <source>A note of two lines.</source>
        <translation>Eine Notiz aus zwei Zeilen.</translation>
    </message>
    <message>
        <source>third</source>
        <translation>third</translation>
    </message>
    <message>
        <source>A last note.</source>
        <translation>Eine letzte Notiz.</translation>
    </message>
    <message>
        <source>One response carries everything.</source>
        <translation>Eine Antwort enthält alles.</translation>
    </message>
    <message>
        <source>Each note names its type in a line.</source>
        <translation>Jede Notiz nennt ihren Typ in einer Zeile.</translation>
    </message>
    <message>
        <source>Three blocks with data, three events.</source>
        <translation>Drei Blöcke mit Daten, drei Ereignisse.</translation>
    </message>
    <message>
        <source>The server proposes a time to wait before reconnecting.</source>
        <translation>Der Server schlägt eine Wartezeit vor dem Wiederverbinden vor.</translation>
    </message>
    <message>
        <source>The greeting has an id too, without an event.</source>
        <translation>Auch die Begrüßung hat eine ID, ohne Ereignis.</translation>
    </message>
    <message>
        <source>Comments keep the connection busy and are no events.</source>
        <translation>Kommentare halten die Verbindung in Bewegung und sind keine Ereignisse.</translation>
    </message>
    <message>
        <source>A line break in the payload becomes a second data line.</source>
        <translation>Ein Zeilenumbruch in der Nutzlast wird zu einer zweiten data-Zeile.</translation>
    </message>
    <message>
        <source>The second note is large, and the connection is reset before its blank line.</source>
        <translation>Die zweite Notiz ist groß, und die Verbindung wird vor ihrer Leerzeile zurückgesetzt.</translation>
    </message>
    <message>
        <source>The path becomes slow.</source>
        <translation>Der Weg wird langsam.</translation>
    </message>
    <message>
        <source>A large event.</source>
        <translation>Ein großes Ereignis.</translation>
    </message>
    <message>
        <source>The connection is reset in the middle of it.</source>
        <translation>Mitten darin wird die Verbindung zurückgesetzt.</translation>
    </message>
    <message>
        <source>Binary data: base64 or binary frames</source>
        <translation>Binärdaten: Base64 oder Binär-Frames</translation>
    </message>
    <message>
        <source>Binary data in a text transport grows by a third; WebSocket&apos;s binary frames carry it as it is.</source>
        <translation>Binärdaten wachsen in einem Text-Transport um ein Drittel; die Binär-Frames von WebSocket übertragen sie, wie sie sind.</translation>
    </message>
    <message>
        <source>Text transports</source>
        <translation>Text-Transporte</translation>
    </message>
    <message>
        <source>An event stream is UTF-8 text by definition (WHATWG HTML, 9.2.5), and JSON has no type for bytes. An image, an audio block or a packed array has to be written as text. The usual way is **base64**: three bytes become four characters of 64 harmless ones (RFC 4648, 4).

WebSocket has two kinds of data frames: text (opcode 1), which must be valid UTF-8, and binary (opcode 2), which is whatever it is (RFC 6455, 5.6).</source>
        <translation>Ein Ereignis-Stream ist laut Definition UTF-8-Text (WHATWG HTML, 9.2.5), und JSON hat keinen Typ für Bytes. Ein Bild, ein Audioblock oder ein gepacktes Array muss als Text geschrieben werden. Der übliche Weg ist **Base64**: Aus drei Bytes werden vier von 64 harmlosen Zeichen (RFC 4648, 4).

WebSocket hat zwei Arten von Daten-Frames: Text (Opcode 1), der gültiges UTF-8 sein muss, und binär (Opcode 2), was immer es ist (RFC 6455, 5.6).</translation>
    </message>
    <message>
        <source>Blocks of 6,000 bytes are sent to two WebSocket clients. One gets them as base64 in a JSON text message, the other as a binary frame after a short text message with the envelope. How much more does the first one receive?</source>
        <translation>Blöcke von 6.000 Bytes gehen an zwei WebSocket-Clients. Einer erhält sie als Base64 in einer JSON-Textnachricht, der andere als Binär-Frame nach einer kurzen Textnachricht mit dem Umschlag. Wie viel mehr empfängt der erste?</translation>
    </message>
    <message>
        <source>Hardly anything: frames have overhead too</source>
        <translation>Kaum mehr: Auch Frames haben Mehraufwand</translation>
    </message>
    <message>
        <source>About a third more</source>
        <translation>Etwa ein Drittel mehr</translation>
    </message>
    <message>
        <source>Twice as much</source>
        <translation>Doppelt so viel</translation>
    </message>
    <message>
        <source>Base64 turns 6,000 bytes into 8,000. The envelope costs both about the same, and a frame&apos;s header is two to four bytes.</source>
        <translation>Base64 macht aus 6.000 Bytes 8.000. Der Umschlag kostet beide etwa gleich viel, und der Kopf eines Frames ist zwei bis vier Bytes lang.</translation>
    </message>
    <message>
        <source>Four bursts of binary blocks go to the two WebSocket clients and an event stream. Compare the bytes for each event.</source>
        <translation>Vier Schübe binärer Blöcke gehen an die beiden WebSocket-Clients und einen Ereignis-Stream. Die Bytes je Ereignis vergleichen.</translation>
    </message>
    <message>
        <source>The ratio is close to 4 : 3, on the WebSocket and on the event stream alike. It is a property of base64, not of the transport.</source>
        <translation>Das Verhältnis liegt nahe bei 4 : 3, auf dem WebSocket wie auf dem Ereignis-Stream. Es ist eine Eigenschaft von Base64, nicht des Transports.</translation>
    </message>
    <message>
        <source>Text is text</source>
        <translation>Text ist Text</translation>
    </message>
    <message>
        <source>Now the same bursts consist of text.</source>
        <translation>Jetzt bestehen dieselben Schübe aus Text.</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
    <message>
        <source>Text needs no base64, so both clients receive the same number of bytes and the claim fails. Binary frames pay only for binary data.</source>
        <translation>Text braucht kein Base64, beide Clients empfangen also gleich viele Bytes, und die Behauptung trifft nicht zu. Binär-Frames lohnen sich nur für Binärdaten.</translation>
    </message>
    <message>
        <source>Not only bytes</source>
        <translation>Nicht nur Bytes</translation>
    </message>
    <message>
        <source>Base64 costs time too: encoding on the server, decoding and a copy in the page, and memory for both forms at once. A binary frame arrives in JavaScript as an `ArrayBuffer` or a `Blob` and can be used where it lies.

HTTP compression wins part of the third back, since base64 uses six of eight bits. But compressing what is compressed already (JPEG, Opus) is wasted time, and a stream must be flushed after each event.</source>
        <translation>Base64 kostet auch Zeit: Kodieren auf dem Server, Dekodieren und eine Kopie in der Seite, und Speicher für beide Formen zugleich. Ein Binär-Frame kommt in JavaScript als `ArrayBuffer` oder `Blob` an und kann benutzt werden, wo er liegt.

HTTP-Kompression holt einen Teil des Drittels zurück, denn Base64 nutzt sechs von acht Bits. Aber zu komprimieren, was schon komprimiert ist (JPEG, Opus), ist verschwendete Zeit, und ein Stream muss nach jedem Ereignis geleert werden.</translation>
    </message>
    <message>
        <source>When to choose what</source>
        <translation>Wann was das Richtige ist</translation>
    </message>
    <message>
        <source>Frequent or large binary messages (audio, images, maps, game states, CBOR or Protocol Buffers): WebSocket with binary frames.

Rare or large files: push only a **link**, and let the client fetch it by HTTP. Then caches, ranges and a CDN help, the stream stays free for events, and slow readers are no trouble for the push server.

Small pieces now and then on SSE: base64 is fine. Proxies do not mind the difference; the traffic bill of 10,000 receivers does.</source>
        <translation>Häufige oder große binäre Nachrichten (Audio, Bilder, Karten, Spielstände, CBOR oder Protocol Buffers): WebSocket mit Binär-Frames.

Seltene oder große Dateien: nur einen **Link** pushen und den Client die Datei über HTTP holen lassen. Dann helfen Caches, Teilabrufe und ein CDN, der Stream bleibt frei für Ereignisse, und langsame Leser sind für den Push-Server kein Problem.

Ab und zu kleine Stücke über SSE: Base64 ist in Ordnung. Proxys stört der Unterschied nicht; die Traffic-Rechnung bei 10.000 Empfängern schon.</translation>
    </message>
    <message>
        <source>Base64 against binary frames</source>
        <translation>Base64 gegen Binär-Frames</translation>
    </message>
    <message>
        <source>Binary blocks of 6,000 bytes, as base64 in text messages and as binary frames.</source>
        <translation>Binäre Blöcke von 6.000 Bytes, als Base64 in Textnachrichten und als Binär-Frames.</translation>
    </message>
    <message>
        <source>Twenty binary blocks.</source>
        <translation>Zwanzig binäre Blöcke.</translation>
    </message>
    <message>
        <source>All blocks arrive as frames.</source>
        <translation>Alle Blöcke kommen als Frames an.</translation>
    </message>
    <message>
        <source>And as text.</source>
        <translation>Und als Text.</translation>
    </message>
    <message>
        <source>Base64 costs about a third more.</source>
        <translation>Base64 kostet etwa ein Drittel mehr.</translation>
    </message>
    <message>
        <source>So it does on an event stream, which knows only text.</source>
        <translation>Ebenso auf einem Ereignis-Stream, der nur Text kennt.</translation>
    </message>
    <message>
        <source>The blocks are text.</source>
        <translation>Die Blöcke sind Text.</translation>
    </message>
    <message>
        <source>Twenty blocks of text.</source>
        <translation>Zwanzig Blöcke Text.</translation>
    </message>
    <message>
        <source>Tokens, Origins and other people&apos;s pages</source>
        <translation>Tokens, Origins und fremde Seiten</translation>
    </message>
    <message>
        <source>The same-origin policy does not stop a page from opening a WebSocket elsewhere: the server must check token and Origin.</source>
        <translation>Die Same-Origin-Policy hindert eine Seite nicht daran, anderswo einen WebSocket zu öffnen: Der Server muss Token und Origin prüfen.</translation>
    </message>
    <message>
        <source>Who is asking?</source>
        <translation>Wer fragt da?</translation>
    </message>
    <message>
        <source>Two questions, two checks:

- **Which user or program?** A token: `Authorization: Bearer …` (RFC 6750). Here none is answered by 401, a wrong one by 403. The latter is PushScope&apos;s choice: by RFC 6750, 3.1 a wrong token gets 401 (`invalid_token`), and 403 is for a right one that does not reach far enough (`insufficient_scope`).
- **Which page made the browser ask?** The `Origin` header (RFC 6454), which browsers set and scripts cannot change.

A program outside the browser can send any Origin, so it proves nothing about programs. It protects *users* of browsers from foreign pages.</source>
        <translation>Zwei Fragen, zwei Prüfungen:

- **Welcher Benutzer oder welches Programm?** Ein Token: `Authorization: Bearer …` (RFC 6750). Ein fehlendes wird hier mit 401 beantwortet, ein falsches mit 403. Letzteres ist die Wahl von PushScope: Nach RFC 6750, 3.1 erhält ein falsches Token 401 (`invalid_token`), und 403 gilt einem richtigen, das nicht weit genug reicht (`insufficient_scope`).
- **Welche Seite hat den Browser fragen lassen?** Der Header `Origin` (RFC 6454), den Browser setzen und Skripte nicht ändern können.

Ein Programm außerhalb des Browsers kann jeden Origin senden, er beweist also nichts über Programme. Er schützt *Benutzer* von Browsern vor fremden Seiten.</translation>
    </message>
    <message>
        <source>Cross-site WebSocket hijacking</source>
        <translation>Cross-Site WebSocket Hijacking</translation>
    </message>
    <message>
        <source>`fetch()` and EventSource obey CORS: a page elsewhere may send the request, but cannot read the answer unless the server allows it. **WebSocket has no such rule.** Any page may open one to any server, the browser adds the cookies for that server unless `SameSite` forbids it, and the page can read and write.

So a server that trusts cookies alone gives the user&apos;s live data to every page that the user visits. RFC 6455, 10.2 leaves the defence to the server: check the Origin during the handshake and answer 403.</source>
        <translation>`fetch()` und EventSource befolgen CORS: Eine fremde Seite kann die Anfrage senden, aber die Antwort nicht lesen, wenn der Server es nicht erlaubt. **WebSocket kennt keine solche Regel.** Jede Seite kann einen zu jedem Server öffnen, der Browser fügt die Cookies für diesen Server hinzu, wenn `SameSite` es nicht verbietet, und die Seite kann lesen und schreiben.

Ein Server, der allein Cookies vertraut, gibt die Live-Daten des Benutzers also jeder Seite, die der Benutzer besucht. RFC 6455, 10.2 überlässt die Abwehr dem Server: beim Handshake den Origin prüfen und mit 403 antworten.</translation>
    </message>
    <message>
        <source>A page of `evil.example` opens a WebSocket to our server. It even knows a valid token. Only `app.example` is allowed as an Origin. What happens?</source>
        <translation>Eine Seite von `evil.example` öffnet einen WebSocket zum Server. Sie kennt sogar ein gültiges Token. Als Origin ist nur `app.example` erlaubt. Was geschieht?</translation>
    </message>
    <message>
        <source>The server answers 403 instead of 101</source>
        <translation>Der Server antwortet mit 403 statt mit 101</translation>
    </message>
    <message>
        <source>It is open: the token is valid</source>
        <translation>Er ist offen: Das Token ist gültig</translation>
    </message>
    <message>
        <source>It is open, but the browser hides the messages</source>
        <translation>Er ist offen, aber der Browser verbirgt die Nachrichten</translation>
    </message>
    <message>
        <source>The Origin is checked as well as the token, and before status 101. After it there would be no HTTP status to answer with any more.</source>
        <translation>Der Origin wird ebenso geprüft wie das Token, und zwar vor Status 101. Danach gäbe es keinen HTTP-Status mehr, mit dem sich antworten ließe.</translation>
    </message>
    <message>
        <source>Five clients: with a token, without, with a wrong one, and with the token from two Origins. Look at the handshakes and the answers in the inspector. Tokens are masked there.</source>
        <translation>Fünf Clients: mit Token, ohne, mit einem falschen, und mit dem Token von zwei Origins. Im Inspektor die Handshakes und die Antworten ansehen. Tokens sind dort unkenntlich gemacht.</translation>
    </message>
    <message>
        <source>Only the first and the allowed Origin are connected. 401 and 403 are final: repeating the same request would not change the answer, so clients stop instead of backing off.</source>
        <translation>Nur der erste und der erlaubte Origin sind verbunden. 401 und 403 sind endgültig: Dieselbe Anfrage noch einmal würde an der Antwort nichts ändern, also hören Clients auf, statt mit Backoff weiterzumachen.</translation>
    </message>
    <message>
        <source>A careless list</source>
        <translation>Eine unachtsame Liste</translation>
    </message>
    <message>
        <source>Now the server&apos;s list of Origins has the foreign one too; a wildcard or a comparison by prefix would do the same.</source>
        <translation>Jetzt steht auch der fremde Origin in der Liste des Servers; ein Platzhalter oder ein Vergleich nach Präfix hätte dieselbe Wirkung.</translation>
    </message>
    <message>
        <source>One line too many</source>
        <translation>Eine Zeile zu viel</translation>
    </message>
    <message>
        <source>The foreign page is connected and gets everything. Compare Origins exactly: scheme, host and port.</source>
        <translation>Die fremde Seite ist verbunden und erhält alles. Origins genau vergleichen: Schema, Host und Port.</translation>
    </message>
    <message>
        <source>Tokens in browsers, and where they are checked</source>
        <translation>Tokens in Browsern, und wo sie geprüft werden</translation>
    </message>
    <message>
        <source>EventSource lets a page set no header. WebSocket lets it set one, `Sec-WebSocket-Protocol`, which is often used for a token beside a real subprotocol; the server must choose the real one in its answer. What remains: a cookie (`HttpOnly`, `Secure`, `SameSite`) together with the check of the Origin; a short-lived, single-use **ticket** in the URL, fetched by an authorized request before; or a first message with the token on the open WebSocket.

A long-lived token in the URL ends up in logs of servers and proxies (RFC 6750, 5.3).

At the first hop that knows the user: a gateway may check tokens for all servers behind it, if nobody can go around it. It must pass the Origin on unchanged.

A stream outlives its token: decide whether it is closed on expiry. And revoke by closing connections, not only by refusing new ones.</source>
        <translation>EventSource lässt eine Seite keinen Header setzen. WebSocket lässt sie einen setzen, `Sec-WebSocket-Protocol`, der oft für ein Token neben einem echten Subprotokoll benutzt wird; der Server muss in seiner Antwort das echte wählen. Was bleibt: ein Cookie (`HttpOnly`, `Secure`, `SameSite`) zusammen mit der Prüfung des Origins; ein kurzlebiges, nur einmal gültiges **Ticket** in der URL, das zuvor mit einer berechtigten Anfrage geholt wurde; oder eine erste Nachricht mit dem Token auf dem offenen WebSocket.

Ein langlebiges Token in der URL landet in den Logs von Servern und Proxys (RFC 6750, 5.3).

An der ersten Station, die den Benutzer kennt: Ein Gateway kann Tokens für alle Server dahinter prüfen, wenn niemand daran vorbeikommt. Den Origin muss es unverändert weiterreichen.

Ein Stream überlebt sein Token: Zu entscheiden ist, ob er beim Ablauf geschlossen wird. Und ein Widerruf muss Verbindungen schließen, nicht nur neue ablehnen.</translation>
    </message>
    <message>
        <source>Tokens and Origins</source>
        <translation>Tokens und Origins</translation>
    </message>
    <message>
        <source>Five WebSocket clients with and without token, and with allowed and foreign Origins.</source>
        <translation>Fünf WebSocket-Clients mit und ohne Token, und mit erlaubtem und fremdem Origin.</translation>
    </message>
    <message>
        <source>With the token a program reads.</source>
        <translation>Mit dem Token liest ein Programm mit.</translation>
    </message>
    <message>
        <source>Without a token the answer is 401.</source>
        <translation>Ohne Token ist die Antwort 401.</translation>
    </message>
    <message>
        <source>This server answers a wrong one with 403.</source>
        <translation>Dieser Server beantwortet ein falsches mit 403.</translation>
    </message>
    <message>
        <source>A page of an allowed Origin reads.</source>
        <translation>Eine Seite eines erlaubten Origins liest mit.</translation>
    </message>
    <message>
        <source>A foreign page gets 403, although its token is right.</source>
        <translation>Eine fremde Seite erhält 403, obwohl ihr Token richtig ist.</translation>
    </message>
    <message>
        <source>And no event.</source>
        <translation>Und kein Ereignis.</translation>
    </message>
    <message>
        <source>Three clients were refused for good.</source>
        <translation>Drei Clients wurden endgültig abgelehnt.</translation>
    </message>
    <message>
        <source>The list of allowed Origins has the foreign one too.</source>
        <translation>Die Liste der erlaubten Origins enthält auch den fremden.</translation>
    </message>
    <message>
        <source>Two receivers, one page</source>
        <translation>Zwei Empfänger, eine Seite</translation>
    </message>
    <message>
        <source>Two clients that feed the same state deliver each event twice, and the second copy comes when newer events are already there.</source>
        <translation>Zwei Clients, die denselben Zustand speisen, liefern jedes Ereignis doppelt, und die zweite Kopie kommt, wenn schon neuere Ereignisse da sind.</translation>
    </message>
    <message>
        <source>How it comes about</source>
        <translation>Wie es dazu kommt</translation>
    </message>
    <message>
        <source>Nobody plans it. A page falls back from a stream to polling and forgets to close the stream. A component is mounted twice. A reconnect timer fires although the old connection still lives. A service worker polls, and so does the page.

In all cases two clients follow the same channel for one receiver, each of them correct in itself.</source>
        <translation>Niemand plant es. Eine Seite fällt vom Stream auf Polling zurück und vergisst, den Stream zu schließen. Eine Komponente wird zweimal eingehängt. Ein Wiederverbindungs-Timer läuft ab, obwohl die alte Verbindung noch lebt. Ein Service Worker pollt, und die Seite auch.

In allen Fällen folgen zwei Clients demselben Kanal für einen Empfänger, jeder für sich korrekt.</translation>
    </message>
    <message>
        <source>Three guarantees</source>
        <translation>Drei Garantien</translation>
    </message>
    <message>
        <source>A transport can promise *order* (events come in the order of publication), *completeness* (none is missing) and *uniqueness* (none comes twice). One connection gives order by TCP; a cursor gives completeness.

Each poller here has both. What happens to the receiver that takes from both is another matter: there is no order between two connections.</source>
        <translation>Ein Transport kann *Reihenfolge* zusagen (Ereignisse kommen in der Reihenfolge der Veröffentlichung), *Vollständigkeit* (keines fehlt) und *Eindeutigkeit* (keines kommt doppelt). Eine Verbindung gibt durch TCP die Reihenfolge; ein Cursor gibt die Vollständigkeit.

Jeder Poller hat hier beides. Was beim Empfänger geschieht, der von beiden nimmt, ist eine andere Sache: Zwischen zwei Verbindungen gibt es keine Reihenfolge.</translation>
    </message>
    <message>
        <source>Two pollers, one with an interval of 300 ms, the other of 1.1 seconds, each with a cursor, hand their events to the same receiver. What does it see?</source>
        <translation>Zwei Poller, einer mit einem Intervall von 300 ms, der andere mit 1,1 Sekunden, jeder mit Cursor, geben ihre Ereignisse an denselben Empfänger. Was sieht er?</translation>
    </message>
    <message>
        <source>Each event once, from whoever is faster</source>
        <translation>Jedes Ereignis einmal, vom jeweils schnelleren</translation>
    </message>
    <message>
        <source>Each event twice, the second copies up to a second late</source>
        <translation>Jedes Ereignis doppelt, die zweiten Kopien bis zu eine Sekunde später</translation>
    </message>
    <message>
        <source>Each event twice, one directly after the other</source>
        <translation>Jedes Ereignis doppelt, unmittelbar hintereinander</translation>
    </message>
    <message>
        <source>Each cursor belongs to one poller, so each poller gets everything. The copy from the slower one comes when the receiver has long seen newer events.</source>
        <translation>Jeder Cursor gehört zu einem Poller, also erhält jeder Poller alles. Die Kopie vom langsameren kommt, wenn der Empfänger längst neuere Ereignisse gesehen hat.</translation>
    </message>
    <message>
        <source>Both pollers count as one receiver in the ledger. A second delivery of an event is marked as a duplicate.</source>
        <translation>Beide Poller zählen in der Zustellmatrix als ein Empfänger. Eine zweite Zustellung eines Ereignisses ist als doppelt markiert.</translation>
    </message>
    <message>
        <source>About as many duplicates as events. Whoever *adds* (a counter, a sum, a list of messages) is wrong by a factor of two; whoever *sets* (the price is now…) sees values jump back: most of the slow poller&apos;s copies are older than what is shown already. The ledger counts them as duplicates; their latency shows how old they are.</source>
        <translation>Etwa so viele Dubletten wie Ereignisse. Wer *addiert* (ein Zähler, eine Summe, eine Liste von Nachrichten), liegt um den Faktor zwei falsch; wer *setzt* (der Preis ist jetzt …), sieht Werte zurückspringen: Die meisten Kopien des langsamen Pollers sind älter als das, was schon angezeigt wird. Die Zustellmatrix zählt sie als Dubletten; ihre Latenz zeigt, wie alt sie sind.</translation>
    </message>
    <message>
        <source>One receiver each</source>
        <translation>Ein Empfänger für jeden</translation>
    </message>
    <message>
        <source>The same two pollers, but each is its own receiver.</source>
        <translation>Dieselben zwei Poller, aber jeder ist sein eigener Empfänger.</translation>
    </message>
    <message>
        <source>No duplicates</source>
        <translation>Keine Dubletten</translation>
    </message>
    <message>
        <source>Each poller alone is complete, ordered and free of duplicates. The fault was in joining them.</source>
        <translation>Jeder Poller für sich ist vollständig, geordnet und frei von Dubletten. Der Fehler lag im Zusammenführen.</translation>
    </message>
    <message>
        <source>What to do, and where</source>
        <translation>Was zu tun ist, und wo</translation>
    </message>
    <message>
        <source>Make the receiver **idempotent**: remember the newest id for each channel, and skip what is not newer. With ids that grow (`epoch:seq` here) a single comparison does it within one epoch; a new epoch begins to count anew, so look at it first. With random ids a set of the last ones is needed.

Even with a single connection this is worth it. Who stores the id *after* the effect of an event has **at least once**: a crash in between repeats it. Who stores it *before* has **at most once**: a crash in between loses it. **Exactly once** needs id and effect stored together, as in one transaction; no transport gives it.

In every client that has a fallback or several tabs, and in every consumer that resumes. When changing transports: stop the old client first, hand its cursor to the new one, then start it.

With several servers behind a balancer, two requests of one client may be answered by two nodes whose logs are not equally far. Ids that are common to all nodes, and a comparison at the receiver, cover this case too.</source>
        <translation>Den Empfänger **idempotent** machen: für jeden Kanal die neueste ID merken und überspringen, was nicht neuer ist. Bei wachsenden IDs (hier `epoch:seq`) genügt innerhalb einer Epoche ein einziger Vergleich; eine neue Epoche zählt von vorn, sie ist also zuerst anzusehen. Bei zufälligen IDs braucht es eine Menge der letzten.

Auch mit einer einzigen Verbindung lohnt sich das. Wer die ID *nach* der Wirkung eines Ereignisses speichert, hat **mindestens einmal**: Ein Absturz dazwischen wiederholt es. Wer sie *davor* speichert, hat **höchstens einmal**: Ein Absturz dazwischen verliert es. **Genau einmal** verlangt, dass ID und Wirkung zusammen gespeichert werden, etwa in einer Transaktion; kein Transport leistet das.

In jedem Client mit Rückfallebene oder mehreren Tabs, und in jedem Verbraucher, der fortsetzt. Beim Wechsel des Transports: erst den alten Client anhalten, seinen Cursor dem neuen übergeben, dann diesen starten.

Bei mehreren Servern hinter einem Load Balancer können zwei Anfragen eines Clients von zwei Knoten beantwortet werden, deren Logs nicht gleich weit sind. IDs, die allen Knoten gemeinsam sind, und ein Vergleich beim Empfänger decken auch diesen Fall ab.</translation>
    </message>
    <message>
        <source>Two pollers for one receiver</source>
        <translation>Zwei Poller für einen Empfänger</translation>
    </message>
    <message>
        <source>Two pollers with different intervals hand their events to the same receiver.</source>
        <translation>Zwei Poller mit verschiedenen Intervallen geben ihre Ereignisse an denselben Empfänger.</translation>
    </message>
    <message>
        <source>The receiver gets most events twice.</source>
        <translation>Der Empfänger erhält die meisten Ereignisse doppelt.</translation>
    </message>
    <message>
        <source>It misses none.</source>
        <translation>Ihm fehlt keines.</translation>
    </message>
    <message>
        <source>Each poller by itself is in order.</source>
        <translation>Jeder Poller für sich hält die Reihenfolge ein.</translation>
    </message>
    <message>
        <source>The second copies come at twice the latency or more: newer events are there already.</source>
        <translation>Die zweiten Kopien kommen mit doppelter Latenz oder mehr: Neuere Ereignisse sind schon da.</translation>
    </message>
    <message>
        <source>Each poller is its own receiver.</source>
        <translation>Jeder Poller ist sein eigener Empfänger.</translation>
    </message>
    <message>
        <source>The WebSocket handshake, byte by byte</source>
        <translation>Der WebSocket-Handshake, Byte für Byte</translation>
    </message>
    <message>
        <source>One HTTP request turns a connection into a WebSocket; after that there are frames, masked from the client and unmasked from the server.</source>
        <translation>Eine HTTP-Anfrage macht aus einer Verbindung einen WebSocket; danach gibt es Frames, vom Client maskiert und vom Server unmaskiert.</translation>
    </message>
    <message>
        <source>It begins as HTTP</source>
        <translation>Es beginnt als HTTP</translation>
    </message>
    <message>
        <source>The client sends a `GET` request that asks to switch protocols (RFC 6455, 4.1; RFC 9110, 7.8):

- `Connection: Upgrade` and `Upgrade: websocket`
- `Sec-WebSocket-Version: 13`
- `Sec-WebSocket-Key`: 16 random bytes in base64

The server proves that it understood: it appends a fixed GUID to the key, takes SHA-1, and returns the hash in base64 as `Sec-WebSocket-Accept` with status 101 (RFC 6455, 4.2.2). The key is no secret. It prevents that a cache or a server that knows no WebSocket seems to accept.</source>
        <translation>Der Client sendet eine `GET`-Anfrage, die um einen Protokollwechsel bittet (RFC 6455, 4.1; RFC 9110, 7.8):

- `Connection: Upgrade` und `Upgrade: websocket`
- `Sec-WebSocket-Version: 13`
- `Sec-WebSocket-Key`: 16 zufällige Bytes in Base64

Der Server beweist, dass er verstanden hat: Er hängt eine feste GUID an den Schlüssel, bildet SHA-1 und gibt den Hash in Base64 als `Sec-WebSocket-Accept` mit Status 101 zurück (RFC 6455, 4.2.2). Der Schlüssel ist kein Geheimnis. Er verhindert, dass ein Cache oder ein Server, der WebSocket nicht kennt, scheinbar zustimmt.</translation>
    </message>
    <message>
        <source>Then there are frames</source>
        <translation>Dann gibt es Frames</translation>
    </message>
    <message>
        <source>A frame begins with two bytes (RFC 6455, 5.2). The first: final flag and opcode, so `81` is a whole text message, `89` a ping, `8a` a pong, `88` a close. The second: mask flag and length; 126 and 127 announce a longer length in two or eight further bytes.

Frames **from the client** are masked: four random bytes follow, and the payload is XORed with them (5.3). Frames **from the server** are not. Masking hides nothing from a reader of the bytes. It keeps a malicious page from writing bytes of its choice onto the wire, which an old proxy might take for an HTTP request (10.3).</source>
        <translation>Ein Frame beginnt mit zwei Bytes (RFC 6455, 5.2). Das erste: Schluss-Flag und Opcode, `81` ist also eine ganze Textnachricht, `89` ein Ping, `8a` ein Pong, `88` ein Close. Das zweite: Masken-Flag und Länge; 126 und 127 kündigen eine größere Länge in zwei oder acht weiteren Bytes an.

Frames **vom Client** sind maskiert: Vier zufällige Bytes folgen, und die Nutzlast wird mit ihnen XOR-verknüpft (5.3). Frames **vom Server** sind es nicht. Die Maske verbirgt nichts vor jemandem, der die Bytes liest. Sie hindert eine bösartige Seite daran, Bytes ihrer Wahl auf die Leitung zu schreiben, die ein alter Proxy für eine HTTP-Anfrage halten könnte (10.3).</translation>
    </message>
    <message>
        <source>The server sends a ping whose payload is a number, and the client must return the same payload in its pong (RFC 6455, 5.5.3). You search the captured bytes for that text in both directions. Where is it readable?</source>
        <translation>Der Server sendet einen Ping, dessen Nutzlast eine Zahl ist, und der Client muss dieselbe Nutzlast in seinem Pong zurückgeben (RFC 6455, 5.5.3). In den aufgezeichneten Bytes wird in beiden Richtungen nach diesem Text gesucht. Wo ist er lesbar?</translation>
    </message>
    <message>
        <source>In both directions</source>
        <translation>In beiden Richtungen</translation>
    </message>
    <message>
        <source>Only from the server to the client</source>
        <translation>Nur vom Server zum Client</translation>
    </message>
    <message>
        <source>In neither: WebSocket frames are binary</source>
        <translation>In keiner: WebSocket-Frames sind binär</translation>
    </message>
    <message>
        <source>Server frames carry the payload as it is. The client&apos;s frame carries the same payload XORed with its mask, another one for each frame.</source>
        <translation>Frames des Servers enthalten die Nutzlast, wie sie ist. Der Frame des Clients enthält dieselbe Nutzlast XOR-verknüpft mit seiner Maske, die bei jedem Frame eine andere ist.</translation>
    </message>
    <message>
        <source>Open the inspector on the first unit from the client: the request head. Compare the key and the answer&apos;s accept. Then choose a text frame from the server and a pong from the client, and look at their second byte: the mask flag is its highest bit.</source>
        <translation>Im Inspektor zuerst die erste Einheit vom Client öffnen: den Kopf der Anfrage. Den Schlüssel mit dem Accept der Antwort vergleichen. Danach einen Text-Frame vom Server und einen Pong vom Client auswählen und ihr zweites Byte ansehen: Das Masken-Flag ist sein höchstes Bit.</translation>
    </message>
    <message>
        <source>One request, one 101, and from there on no HTTP: a single connection in both directions, with two to four bytes of framing for each of these messages from the server.</source>
        <translation>Eine Anfrage, eine 101 und von da an kein HTTP mehr: eine einzige Verbindung in beiden Richtungen, mit zwei bis vier Bytes Rahmen für jede dieser Nachrichten vom Server.</translation>
    </message>
    <message>
        <source>A proxy that knows no upgrade</source>
        <translation>Ein Proxy, der kein Upgrade kennt</translation>
    </message>
    <message>
        <source>Now something on the way answers the request itself, with 502. Any status but 101 means that the connection stays HTTP.</source>
        <translation>Jetzt beantwortet etwas auf dem Weg die Anfrage selbst, mit 502. Jeder Status außer 101 bedeutet, dass die Verbindung bei HTTP bleibt.</translation>
    </message>
    <message>
        <source>No 101, no WebSocket</source>
        <translation>Keine 101, kein WebSocket</translation>
    </message>
    <message>
        <source>There was a key, but no accept and no frame. The client backs off and tries again; it can do no more on this path.</source>
        <translation>Es gab einen Schlüssel, aber kein Accept und keinen Frame. Der Client wartet (Backoff) und versucht es wieder; mehr kann er auf diesem Weg nicht tun.</translation>
    </message>
    <message>
        <source>Choose WebSocket when the client sends often too (chat, games, collaborative editing), or for binary data. What it does not bring: reconnecting, ids, replay. Those are the application&apos;s own.

A reverse proxy must be told to pass the upgrade on, since `Upgrade` and `Connection` are hop-by-hop (RFC 9110, 7.6.1). `wss://` helps against transparent proxies, which then see only TLS. Over HTTP/2 it is an extended CONNECT (RFC 8441).</source>
        <translation>WebSocket ist richtig, wenn auch der Client oft sendet (Chat, Spiele, gemeinsames Bearbeiten), oder für Binärdaten. Was es nicht mitbringt: Wiederverbindung, IDs, Nachlieferung. Darum muss sich die Anwendung kümmern.

Einem Reverse Proxy muss man sagen, dass er das Upgrade weiterreicht, denn `Upgrade` und `Connection` gelten nur bis zum nächsten Hop (RFC 9110, 7.6.1). `wss://` hilft gegen transparente Proxys, die dann nur TLS sehen. Über HTTP/2 ist es ein erweitertes CONNECT (RFC 8441).</translation>
    </message>
    <message>
        <source>The WebSocket handshake</source>
        <translation>Der WebSocket-Handshake</translation>
    </message>
    <message>
        <source>One WebSocket client, some events, and the server&apos;s pings when it was silent for a second.</source>
        <translation>Ein WebSocket-Client, einige Ereignisse und die Pings des Servers, wenn er eine Sekunde lang still war.</translation>
    </message>
    <message>
        <source>The client asks for an upgrade.</source>
        <translation>Der Client bittet um ein Upgrade.</translation>
    </message>
    <message>
        <source>An event.</source>
        <translation>Ein Ereignis.</translation>
    </message>
    <message>
        <source>The client sends a key.</source>
        <translation>Der Client sendet einen Schlüssel.</translation>
    </message>
    <message>
        <source>The server switches protocols.</source>
        <translation>Der Server wechselt das Protokoll.</translation>
    </message>
    <message>
        <source>It proves that it understood the key.</source>
        <translation>Er beweist, dass er den Schlüssel verstanden hat.</translation>
    </message>
    <message>
        <source>Frames from the server are readable.</source>
        <translation>Frames vom Server sind lesbar.</translation>
    </message>
    <message>
        <source>Events arrive as frames.</source>
        <translation>Ereignisse kommen als Frames an.</translation>
    </message>
    <message>
        <source>The server pings.</source>
        <translation>Der Server sendet Pings.</translation>
    </message>
    <message>
        <source>After one request the client sends no HTTP any more.</source>
        <translation>Nach einer Anfrage sendet der Client kein HTTP mehr.</translation>
    </message>
    <message>
        <source>A proxy answers the upgrade with 502.</source>
        <translation>Ein Proxy beantwortet das Upgrade mit 502.</translation>
    </message>
    <message>
        <source>A proxy knows no upgrade.</source>
        <translation>Ein Proxy kennt kein Upgrade.</translation>
    </message>
    <message>
        <source>A thousand events at once</source>
        <translation>Tausend Ereignisse auf einmal</translation>
    </message>
    <message>
        <source>A quiet feed, then a thousand events of 200 bytes in one moment. A stream carries them one after the other, a poll&apos;s answer many together.</source>
        <translation>Ein ruhiger Feed, dann tausend Ereignisse von 200 Bytes in einem Augenblick. Ein Stream überträgt sie eines nach dem anderen, die Antwort eines Polls viele zusammen.</translation>
    </message>
    <message>
        <source>A thousand events.</source>
        <translation>Tausend Ereignisse.</translation>
    </message>
    <message>
        <source>Nobody loses one.</source>
        <translation>Niemand verliert eines.</translation>
    </message>
    <message>
        <source>Nobody gets one twice.</source>
        <translation>Niemand erhält eines doppelt.</translation>
    </message>
    <message>
        <source>The stream has them all.</source>
        <translation>Der Stream hat sie alle.</translation>
    </message>
    <message>
        <source>The WebSocket has.</source>
        <translation>Der WebSocket auch.</translation>
    </message>
    <message>
        <source>The long poll has.</source>
        <translation>Der Long Poll auch.</translation>
    </message>
    <message>
        <source>And the short poll.</source>
        <translation>Und der Short Poll.</translation>
    </message>
    <message>
        <source>It is over in a moment.</source>
        <translation>Es ist im Nu vorbei.</translation>
    </message>
    <message>
        <source>With many events in one answer, a poll&apos;s head hardly counts.</source>
        <translation>Bei vielen Ereignissen in einer Antwort zählt der Kopf eines Polls kaum.</translation>
    </message>
    <message>
        <source>A café&apos;s wireless network</source>
        <translation>Das WLAN eines Cafés</translation>
    </message>
    <message>
        <source>Sixty milliseconds that vary, a narrow line, and twice a moment in which nothing passes. Everything comes late, and nothing is lost.</source>
        <translation>Sechzig Millisekunden, die schwanken, eine schmale Leitung und zweimal ein Augenblick, in dem nichts durchkommt. Alles kommt spät, und nichts geht verloren.</translation>
    </message>
    <message>
        <source>Each piece takes its time.</source>
        <translation>Jedes Stück braucht seine Zeit.</translation>
    </message>
    <message>
        <source>The line is shared with others.</source>
        <translation>Die Leitung wird mit anderen geteilt.</translation>
    </message>
    <message>
        <source>A moment in which nothing passes.</source>
        <translation>Ein Augenblick, in dem nichts durchkommt.</translation>
    </message>
    <message>
        <source>And a longer one.</source>
        <translation>Und ein längerer.</translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation>Nichts geht verloren.</translation>
    </message>
    <message>
        <source>Nothing comes twice.</source>
        <translation>Nichts kommt doppelt.</translation>
    </message>
    <message>
        <source>The delay is seen in every event.</source>
        <translation>Die Verzögerung ist in jedem Ereignis zu sehen.</translation>
    </message>
    <message>
        <source>The longer stall is seen in the worst of the stream.</source>
        <translation>Der längere Stillstand zeigt sich im schlechtesten Wert des Streams.</translation>
    </message>
    <message>
        <source>And of the WebSocket.</source>
        <translation>Und in dem des WebSockets.</translation>
    </message>
    <message>
        <source>What the stalls held came late.</source>
        <translation>Was die Stillstände festhielten, kam verspätet.</translation>
    </message>
    <message>
        <source>A long poll pays for the way twice: its question must travel, too.</source>
        <translation>Ein Long Poll bezahlt zweimal für den Weg: Auch seine Frage muss reisen.</translation>
    </message>
    <message>
        <source>The table that every article prints, measured</source>
        <translation>Die Tabelle, die in jedem Artikel steht, gemessen</translation>
    </message>
    <message>
        <source>One client for each transport, ten events of 100 bytes a second. All connections are reset twice, so that the way back is measured, too.</source>
        <translation>Ein Client für jeden Transport, zehn Ereignisse von 100 Bytes je Sekunde. Zweimal werden alle Verbindungen zurückgesetzt, damit auch der Rückweg gemessen wird.</translation>
    </message>
    <message>
        <source>All connections are reset.</source>
        <translation>Alle Verbindungen werden zurückgesetzt.</translation>
    </message>
    <message>
        <source>Once more.</source>
        <translation>Noch einmal.</translation>
    </message>
    <message>
        <source>By id, every client gets what it missed.</source>
        <translation>Anhand der ID erhält jeder Client, was er versäumt hat.</translation>
    </message>
    <message>
        <source>The stream comes back.</source>
        <translation>Der Stream kommt wieder.</translation>
    </message>
    <message>
        <source>The WebSocket comes back.</source>
        <translation>Der WebSocket kommt wieder.</translation>
    </message>
    <message>
        <source>The way back of the stream is measured.</source>
        <translation>Der Rückweg des Streams ist gemessen.</translation>
    </message>
    <message>
        <source>The way back of the WebSocket is measured.</source>
        <translation>Der Rückweg des WebSockets ist gemessen.</translation>
    </message>
    <message>
        <source>The way back of the long poll is measured.</source>
        <translation>Der Rückweg des Long Polls ist gemessen.</translation>
    </message>
    <message>
        <source>An event reaches the stream at once.</source>
        <translation>Ein Ereignis erreicht den Stream sofort.</translation>
    </message>
    <message>
        <source>And the WebSocket.</source>
        <translation>Und den WebSocket.</translation>
    </message>
    <message>
        <source>And the long poll, which asks anew after each answer.</source>
        <translation>Und den Long Poll, der nach jeder Antwort neu fragt.</translation>
    </message>
    <message>
        <source>For a short poll it waits for the next question.</source>
        <translation>Beim Short Poll wartet es auf die nächste Frage.</translation>
    </message>
    <message>
        <source>Two heads for each event cost more than a frame.</source>
        <translation>Zwei Köpfe für jedes Ereignis kosten mehr als ein Frame.</translation>
    </message>
    <message>
        <source>Four ways to the same event</source>
        <translation>Vier Wege zum selben Ereignis</translation>
    </message>
    <message>
        <source>One server, one client for each transport, ten events a second. Short polling waits for its next request; the others have each event at once.</source>
        <translation>Ein Server, ein Client für jeden Transport, zehn Ereignisse je Sekunde. Short Polling wartet auf seine nächste Anfrage; die anderen haben jedes Ereignis sofort.</translation>
    </message>
    <message>
        <source>No transport loses an event.</source>
        <translation>Kein Transport verliert ein Ereignis.</translation>
    </message>
    <message>
        <source>No transport brings an event twice.</source>
        <translation>Kein Transport bringt ein Ereignis doppelt.</translation>
    </message>
    <message>
        <source>SSE has an event as soon as it is there.</source>
        <translation>SSE hat ein Ereignis, sobald es da ist.</translation>
    </message>
    <message>
        <source>So has WebSocket.</source>
        <translation>WebSocket auch.</translation>
    </message>
    <message>
        <source>So has long polling, by asking anew for each answer.</source>
        <translation>Long Polling auch, indem es für jede Antwort neu fragt.</translation>
    </message>
    <message>
        <source>Short polling makes events wait for half its interval.</source>
        <translation>Short Polling lässt Ereignisse das halbe Intervall warten.</translation>
    </message>
    <message>
        <source>A request and an answer for each event cost more bytes than a frame.</source>
        <translation>Eine Anfrage und eine Antwort je Ereignis kosten mehr Bytes als ein Frame.</translation>
    </message>
    <message>
        <source>Scale out: two nodes, one log</source>
        <translation>Ausbau: zwei Knoten, ein Log</translation>
    </message>
    <message>
        <source>Two servers share one log, which is kept in Redis. Each client has a node that it prefers; where that is gone it goes on at the other, by the same ids. Watch what is lost, first with a node gone, then with Redis gone, then with its data gone. In the window, the keys above the panes do the same by hand.</source>
        <translation>Zwei Server teilen sich ein Log, das in Redis liegt. Jeder Client hat einen Knoten, den er bevorzugt; ist dieser weg, macht er beim anderen weiter, mit denselben IDs. Zu sehen ist, was verloren geht, erst ohne einen Knoten, dann ohne Redis, dann ohne dessen Daten. Im Fenster tun die Schaltflächen über den Feldern dasselbe von Hand.</translation>
    </message>
    <message>
        <source>Node A is killed. Its client goes on at B.</source>
        <translation>Knoten A wird beendet. Sein Client macht bei B weiter.</translation>
    </message>
    <message>
        <source>Node A is back. Nobody has to return to it.</source>
        <translation>Knoten A ist wieder da. Niemand muss zu ihm zurück.</translation>
    </message>
    <message>
        <source>Redis is killed. Who is connected stays so, and publishing is refused.</source>
        <translation>Redis wird beendet. Wer verbunden ist, bleibt es, und Veröffentlichungen werden abgelehnt.</translation>
    </message>
    <message>
        <source>Redis is back with its data. For 4 s each node looks whether what it heard is still there; then the log goes on.</source>
        <translation>Redis ist mit seinen Daten wieder da. 4 s lang prüft jeder Knoten, ob noch da ist, was er gehört hat; dann geht das Log weiter.</translation>
    </message>
    <message>
        <source>Redis is killed once more.</source>
        <translation>Redis wird noch einmal beendet.</translation>
    </message>
    <message>
        <source>Redis is back, and empty. Everybody is told.</source>
        <translation>Redis ist wieder da, und leer. Alle erfahren es.</translation>
    </message>
    <message>
        <source>Of what was acknowledged nothing is lost, with a node gone and with Redis gone.</source>
        <translation>Von dem, was bestätigt wurde, geht nichts verloren, weder ohne einen Knoten noch ohne Redis.</translation>
    </message>
    <message>
        <source>With its data the log is still the same.</source>
        <translation>Mit seinen Daten ist das Log noch dasselbe.</translation>
    </message>
    <message>
        <source>The client of the node that died was open again at the other.</source>
        <translation>Der Client des ausgefallenen Knotens war beim anderen wieder offen.</translation>
    </message>
    <message>
        <source>The other client never lost its connection, not even without Redis.</source>
        <translation>Der andere Client verlor seine Verbindung nie, nicht einmal ohne Redis.</translation>
    </message>
    <message>
        <source>At node B it has the same events.</source>
        <translation>Bei Knoten B hat er dieselben Ereignisse.</translation>
    </message>
    <message>
        <source>What could not be kept was refused, and not lost.</source>
        <translation>Was nicht behalten werden konnte, wurde abgelehnt und ging nicht verloren.</translation>
    </message>
    <message>
        <source>With its data back everything goes on.</source>
        <translation>Sind die Daten wieder da, geht alles weiter.</translation>
    </message>
    <message>
        <source>Without its data the log is another one, and the WebSocket is told.</source>
        <translation>Ohne die Daten ist das Log ein anderes, und der WebSocket erfährt es.</translation>
    </message>
    <message>
        <source>So is the stream.</source>
        <translation>Der Stream auch.</translation>
    </message>
    <message>
        <source>Then the new log goes on.</source>
        <translation>Dann geht das neue Log weiter.</translation>
    </message>
    <message>
        <source>The server dies and comes back empty</source>
        <translation>Der Server stirbt und kommt leer wieder</translation>
    </message>
    <message>
        <source>All connections end at once; after a second the server is there again with an empty log. Ids of the old log mean nothing to it, and it says so with a reset.</source>
        <translation>Alle Verbindungen enden zugleich; nach einer Sekunde ist der Server mit leerem Log wieder da. IDs des alten Logs bedeuten ihm nichts, und er sagt das mit einem Reset.</translation>
    </message>
    <message>
        <source>The server is gone, and its log with it.</source>
        <translation>Der Server ist weg, und sein Log mit ihm.</translation>
    </message>
    <message>
        <source>The stream is told that its id is of another log.</source>
        <translation>Der Stream erfährt, dass seine ID aus einem anderen Log ist.</translation>
    </message>
    <message>
        <source>So is the WebSocket.</source>
        <translation>Der WebSocket auch.</translation>
    </message>
    <message>
        <source>So is the long poll.</source>
        <translation>Der Long Poll auch.</translation>
    </message>
    <message>
        <source>So is the short poll.</source>
        <translation>Der Short Poll auch.</translation>
    </message>
    <message>
        <source>All are back.</source>
        <translation>Alle sind wieder da.</translation>
    </message>
    <message>
        <source>And have events again.</source>
        <translation>Und haben wieder Ereignisse.</translation>
    </message>
    <message>
        <source>The WebSocket, too.</source>
        <translation>Auch der WebSocket.</translation>
    </message>
</context>
<context>
    <name>Load</name>
    <message>
        <source>this is no report of a load, as bench --report FILE.json writes it</source>
        <translation>das ist kein Bericht einer Last, wie bench --report FILE.json ihn schreibt</translation>
    </message>
    <message>
        <source>the report has no transport</source>
        <translation>der Bericht hat keinen Transport</translation>
    </message>
    <message>
        <source>cannot read %1: %2</source>
        <translation>kann %1 nicht lesen: %2</translation>
    </message>
    <message>
        <source>a load runs already</source>
        <translation>es läuft schon eine Last</translation>
    </message>
    <message>
        <source>no answer in %1 s</source>
        <translation>keine Antwort in %1 s</translation>
    </message>
    <message>
        <source>one event is larger than %1 bytes</source>
        <translation>ein Ereignis ist größer als %1 Bytes</translation>
    </message>
    <message>
        <source>the server closed the connection</source>
        <translation>der Server schloss die Verbindung</translation>
    </message>
    <message>
        <source>the answer is not HTTP</source>
        <translation>die Antwort ist kein HTTP</translation>
    </message>
    <message>
        <source>answered &quot;%1&quot;</source>
        <translation>antwortete „%1“</translation>
    </message>
    <message>
        <source>the system has no timer or epoll descriptor left</source>
        <translation>das System hat keinen Timer- oder epoll-Deskriptor mehr frei</translation>
    </message>
    <message>
        <source>loads are generated on Linux only</source>
        <translation>Lasten werden nur unter Linux erzeugt</translation>
    </message>
    <message>
        <source>answered %1: %2</source>
        <translation>antwortete %1: %2</translation>
    </message>
    <message>
        <source>closed the connection without an answer</source>
        <translation>schloss die Verbindung ohne Antwort</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>cannot connect to %1:%2: %3</source>
        <translation>kann keine Verbindung zu %1:%2 herstellen: %3</translation>
    </message>
    <message>
        <source>where to post the events is not known for a URL with a path of its own</source>
        <translation>wohin die Ereignisse zu posten sind, ist bei einer URL mit eigenem Pfad nicht bekannt</translation>
    </message>
    <message>
        <source>a load needs an http:// or ws:// address: TLS is not measured</source>
        <translation>eine Last braucht eine Adresse, die mit http:// oder ws:// beginnt: TLS wird nicht gemessen</translation>
    </message>
    <message>
        <source>events are posted to an http:// address</source>
        <translation>Ereignisse werden an eine Adresse mit http:// gepostet</translation>
    </message>
    <message>
        <source>at least one is needed</source>
        <translation>mindestens einer ist nötig</translation>
    </message>
    <message>
        <source>a URL with a path is measured over one transport, name it: sse, ws, longpoll or poll</source>
        <translation>eine URL mit Pfad wird über einen Transport gemessen, der zu nennen ist: sse, ws, longpoll oder poll</translation>
    </message>
    <message>
        <source>1 to %1 over %2 transports</source>
        <translation>1 bis %1 über %2 Transporte</translation>
    </message>
    <message>
        <source>%1 clients over %2 transports need %3 open files, and this process may have %4 (ulimit -n): at most %5 clients are possible</source>
        <translation>%1 Clients über %2 Transporte brauchen %3 offene Dateien, und dieser Prozess darf %4 haben (ulimit -n): höchstens %5 Clients sind möglich</translation>
    </message>
    <message>
        <source>%1 to %2 events a second</source>
        <translation>%1 bis %2 Ereignisse je Sekunde</translation>
    </message>
    <message>
        <source>%1 to %2 bytes</source>
        <translation>%1 bis %2 Bytes</translation>
    </message>
    <message>
        <source>more than nothing, and a day at most</source>
        <translation>mehr als nichts und höchstens ein Tag</translation>
    </message>
    <message>
        <source>more than %1 events in all</source>
        <translation>mehr als %1 Ereignisse insgesamt</translation>
    </message>
    <message>
        <source>a millisecond at least</source>
        <translation>mindestens eine Millisekunde</translation>
    </message>
    <message>
        <source>is none of transport, clients, rate, payload, duration, warmup, interval, model, url and publish-url</source>
        <translation>ist keines von transport, clients, rate, payload, duration, warmup, interval, model, url und publish-url</translation>
    </message>
    <message>
        <source>is not key=value</source>
        <translation>ist nicht key=value</translation>
    </message>
    <message>
        <source>is given twice</source>
        <translation>ist zweimal angegeben</translation>
    </message>
    <message>
        <source>the server did not take %1 events when they were due: they waited for it, %2 ms at the 99th percentile of all, and one is due every %3 ms</source>
        <translation>der Server nahm %1 Ereignisse nicht an, als sie fällig waren: Sie warteten auf ihn, %2 ms beim 99. Perzentil aller, und alle %3 ms ist eines fällig</translation>
    </message>
    <message>
        <source>events were sent late: by %1 ms at the 99th percentile, and one is due every %2 ms</source>
        <translation>Ereignisse wurden verspätet gesendet: um %1 ms beim 99. Perzentil, und alle %2 ms ist eines fällig</translation>
    </message>
    <message>
        <source>no event was published in the measured time</source>
        <translation>in der gemessenen Zeit wurde kein Ereignis veröffentlicht</translation>
    </message>
    <message>
        <source>%1 of %2 events were accepted by the server (%3 %), less than 99 %</source>
        <translation>%1 von %2 Ereignissen nahm der Server an (%3 %), weniger als 99 %</translation>
    </message>
    <message>
        <source>%1 of %2 events were not accepted by the server</source>
        <translation>%1 von %2 Ereignissen nahm der Server nicht an</translation>
    </message>
    <message>
        <source>the server stood still: for %1 ms it answered nothing that was published</source>
        <translation>der Server stand still: %1 ms lang beantwortete er nichts, was veröffentlicht wurde</translation>
    </message>
    <message>
        <source>%1: %2 of %3 events arrived (%4 %), less than 99 %</source>
        <translation>%1: %2 von %3 Ereignissen kamen an (%4 %), weniger als 99 %</translation>
    </message>
    <message>
        <source>%1: the server did not keep up: when the time was over, %2 of %3 events had arrived (%4 %)</source>
        <translation>%1: Der Server hielt nicht mit: Als die Zeit um war, waren %2 von %3 Ereignissen angekommen (%4 %)</translation>
    </message>
    <message>
        <source>%1: %2 events were lost</source>
        <translation>%1: %2 Ereignisse gingen verloren</translation>
    </message>
    <message>
        <source>%1: %2 of %3 clients failed to connect</source>
        <translation>%1: %2 von %3 Clients konnten sich nicht verbinden</translation>
    </message>
    <message>
        <source>%1: %2 events came twice</source>
        <translation>%1: %2 Ereignisse kamen doppelt</translation>
    </message>
    <message>
        <source>%1: %2 connections were lost and not made again</source>
        <translation>%1: %2 Verbindungen gingen verloren und wurden nicht wiederhergestellt</translation>
    </message>
    <message>
        <source>%1: %2 connections were lost and made again</source>
        <translation>%1: %2 Verbindungen gingen verloren und wurden wiederhergestellt</translation>
    </message>
    <message>
        <source>the generator was busy: what had arrived waited %1 ms at the 99th percentile</source>
        <translation>der Lastgenerator war ausgelastet: Was angekommen war, wartete %1 ms beim 99. Perzentil</translation>
    </message>
    <message>
        <source>long poll</source>
        <translation>Long Poll</translation>
    </message>
    <message>
        <source>short poll</source>
        <translation>Short Poll</translation>
    </message>
    <message>
        <source>stopped before its end</source>
        <translation>vor seinem Ende angehalten</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>Verbindung von der Gegenseite zurückgesetzt</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>Verbindung unterbrochen</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>Zeit für die Verbindung abgelaufen</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>kein Weg zum Rechner</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>Netz nicht erreichbar</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>keine lokale Adresse mehr frei</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>system error %1</source>
        <translation>Systemfehler %1</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>antwortete %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of all, sse, ws, longpoll and poll, which + joins</source>
        <translation>„%1“ ist keines von all, sse, ws, longpoll und poll, die + verbindet</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number of seconds, 0 to %2</source>
        <translation>„%1“ ist keine Anzahl Sekunden, 0 bis %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a whole number above 0</source>
        <translation>„%1“ ist keine ganze Zahl über 0</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number of events a second, %2 to %3</source>
        <translation>„%1“ ist keine Anzahl Ereignisse je Sekunde, %2 bis %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither open nor lockstep</source>
        <translation>„%1“ ist weder open noch lockstep</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an http:// or ws:// address</source>
        <translation>„%1“ ist keine Adresse mit http:// oder ws://</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Serve, follow and measure server push: Server-Sent Events, WebSocket, long and short polling.</source>
        <translation>Server-Push bereitstellen, verfolgen und messen: Server-Sent Events, WebSocket, Long und Short Polling.</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>memory, or redis://[USER[:PASSWORD]@]HOST[:PORT][/DB]</source>
        <translation>memory oder redis://[USER[:PASSWORD]@]HOST[:PORT][/DB]</translation>
    </message>
    <message>
        <source>%1 takes %2, not what was given</source>
        <translation>%1 erwartet: %2 – nicht das Angegebene</translation>
    </message>
    <message>
        <source>%1 is missing: it takes %2</source>
        <translation>%1 fehlt, erwartet: %2</translation>
    </message>
    <message>
        <source>%1 is given twice: it is a switch, once is enough</source>
        <translation>%1 ist zweimal angegeben: Es ist ein Schalter, einmal genügt</translation>
    </message>
    <message>
        <source>%1 is given twice: it takes one %2, %3</source>
        <translation>%1 ist zweimal angegeben, erwartet wird ein Wert %2: %3</translation>
    </message>
    <message>
        <source>%1 takes no value, not %2</source>
        <translation>%1 nimmt keinen Wert, nicht %2</translation>
    </message>
    <message>
        <source>surplus argument %1: %2 takes only options</source>
        <translation>überzähliges Argument %1: %2 nimmt nur Optionen</translation>
    </message>
    <message>
        <source>surplus argument %1: %2 takes only %3 and options</source>
        <translation>überzähliges Argument %1: %2 nimmt nur %3 und Optionen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>%1 takes %2, not %3</source>
        <translation>%1 erwartet: %2 – nicht %3</translation>
    </message>
    <message>
        <source>%1 has no value: it takes %2, %3</source>
        <translation>%1 hat keinen Wert, erwartet wird %2: %3</translation>
    </message>
    <message>
        <source>unknown flag %1; the nearest is %2</source>
        <translation>unbekannte Option %1; am nächsten ist %2</translation>
    </message>
    <message>
        <source>unknown flag %1; known are %2</source>
        <translation>unbekannte Option %1; bekannt sind %2</translation>
    </message>
    <message>
        <source>a command is missing: one of %1</source>
        <translation>ein Befehl fehlt: einer von %1</translation>
    </message>
    <message>
        <source>unknown flag %1: a command comes first, one of %2</source>
        <translation>unbekannte Option %1: Zuerst kommt ein Befehl, einer von %2</translation>
    </message>
    <message>
        <source>unknown command %1: known are %2</source>
        <translation>unbekannter Befehl %1: bekannt sind %2</translation>
    </message>
    <message>
        <source>unknown command %1; the nearest is %2, known are %3</source>
        <translation>unbekannter Befehl %1; am nächsten ist %2, bekannt sind %3</translation>
    </message>
    <message>
        <source>system, clock, ticker, stdin, file:PATH or none</source>
        <translation>system, clock, ticker, stdin, file:PATH oder none</translation>
    </message>
    <message>
        <source>may be given several times</source>
        <translation>mehrfach möglich</translation>
    </message>
    <message>
        <source>default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <source>Print this help and exit</source>
        <translation>Diese Hilfe ausgeben und enden</translation>
    </message>
    <message>
        <source>Print the version and exit</source>
        <translation>Die Version ausgeben und enden</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Usage: %1 </source>
        <translation>Aufruf: %1 </translation>
    </message>
    <message>
        <source>Usage: %1 COMMAND [OPTIONS]</source>
        <translation>Aufruf: %1 BEFEHL [OPTIONEN]</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Every command has its own --help. Exit status: 0 done, 1 failed, 2 wrong command line.</source>
        <translation>Jeder Befehl hat ein eigenes --help. Exit-Status: 0 fertig, 1 gescheitert, 2 falsche Befehlszeile.</translation>
    </message>
    <message>
        <source>its first line is no token, which has %1</source>
        <translation>die erste Zeile ist kein Token; erwartet: %1</translation>
    </message>
    <message>
        <source>the path of a file</source>
        <translation>der Pfad einer Datei</translation>
    </message>
    <message>
        <source>a token is given already</source>
        <translation>ein Token ist schon angegeben</translation>
    </message>
    <message>
        <source>The same, from the first line of a file: other users can see arguments</source>
        <translation>Dasselbe, aus der ersten Zeile einer Datei: Argumente sind für andere Benutzer sichtbar</translation>
    </message>
    <message>
        <source>a file with certificates in PEM form</source>
        <translation>eine Datei mit Zertifikaten im PEM-Format</translation>
    </message>
    <message>
        <source>64 hexadecimal digits, with colons or without</source>
        <translation>64 Hexadezimalziffern, mit oder ohne Doppelpunkte</translation>
    </message>
    <message>
        <source>Trust these certificates too, a server&apos;s own or an authority&apos;s</source>
        <translation>Auch diesen Zertifikaten vertrauen, einem eigenen des Servers oder denen einer Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Accept only the certificate with this SHA-256, whatever its issuer and name</source>
        <translation>Nur das Zertifikat mit diesem SHA-256 annehmen, gleich von welchem Aussteller und auf welchen Namen</translation>
    </message>
    <message>
        <source>an address and a port, as 127.0.0.1:8080, [::1]:8080 or localhost:0</source>
        <translation>eine Adresse und ein Port, wie 127.0.0.1:8080, [::1]:8080 oder localhost:0</translation>
    </message>
    <message>
        <source>events per second, a number from 0.01 to 100000</source>
        <translation>Ereignisse je Sekunde, eine Zahl von 0.01 bis 100000</translation>
    </message>
    <message>
        <source>a number of bytes from %1 to %2, k and M allowed as in 64k</source>
        <translation>eine Anzahl Bytes von %1 bis %2, k und M erlaubt wie in 64k</translation>
    </message>
    <message>
        <source>a number of seconds from %1 to %2, decimals allowed</source>
        <translation>eine Anzahl Sekunden von %1 bis %2, Dezimalstellen erlaubt</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>an address that begins with http://, https://, ws:// or wss://, as http://127.0.0.1:8080</source>
        <translation>eine Adresse, die mit http://, https://, ws:// oder wss:// beginnt, wie http://127.0.0.1:8080</translation>
    </message>
    <message>
        <source>a channel name, 1 to 128 of A-Z a-z 0-9 . _ : -</source>
        <translation>ein Kanalname, 1 bis 128 aus A-Z a-z 0-9 . _ : -</translation>
    </message>
    <message>
        <source>a channel name, 1 to 128 of A-Z a-z 0-9 . _ : -, or up to %1 with commas</source>
        <translation>ein Kanalname, 1 bis 128 aus A-Z a-z 0-9 . _ : -, oder bis zu %1 mit Kommas</translation>
    </message>
    <message>
        <source>an event type, 1 to 128 printable ASCII characters without space, quote and backslash</source>
        <translation>ein Ereignistyp, 1 bis 128 druckbare ASCII-Zeichen ohne Leerzeichen, Anführungszeichen und Backslash</translation>
    </message>
    <message>
        <source>auto, sse, ws, longpoll or poll</source>
        <translation>auto, sse, ws, longpoll oder poll</translation>
    </message>
    <message>
        <source>a header field, as &apos;Accept-Language: de&apos;</source>
        <translation>ein Header-Feld, wie &apos;Accept-Language: de&apos;</translation>
    </message>
    <message>
        <source>an event id, 1 to 1024 bytes without line breaks</source>
        <translation>eine Ereignis-ID, 1 bis 1024 Bytes ohne Zeilenumbrüche</translation>
    </message>
    <message>
        <source>1 to 1024 printable ASCII characters without spaces</source>
        <translation>1 bis 1024 druckbare ASCII-Zeichen ohne Leerzeichen</translation>
    </message>
    <message>
        <source>a scheme and a host, as https://example.org</source>
        <translation>ein Schema und ein Host, wie https://example.org</translation>
    </message>
    <message>
        <source>a host name, with a port if not the server&apos;s own, as push.example.org</source>
        <translation>ein Hostname, mit Port, wenn es nicht der des Servers ist, wie push.example.org</translation>
    </message>
    <message>
        <source>the path of a file that ends in %1</source>
        <translation>der Pfad einer Datei, die auf %1 endet</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Language of what people read; what programs read is the same in all</source>
        <translation>Sprache dessen, was Menschen lesen; was Programme lesen, ist in allen gleich</translation>
    </message>
    <message>
        <source>that of the locale</source>
        <translation>die der Locale</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>wrong command line</source>
        <translation>falsche Befehlszeile</translation>
    </message>
    <message>
        <source>%1 stands alone, without %2</source>
        <translation>%1 steht allein, ohne %2</translation>
    </message>
    <message>
        <source>, display, screens and scale, the settings&apos; file and what it keeps</source>
        <translation>, Anzeige, Bildschirme und Skalierung, die Datei der Einstellungen und was sie hält</translation>
    </message>
    <message>
        <source>Print what a report of a problem needs, and exit: versions of the program, Qt, OpenSSL, hiredis and the compiler, system and kernel, locale, processors and memory, limit of open files, clock and its resolution, event dispatcher, TLS backend%1, variables of the environment; no address, token, person, host or home folder</source>
        <translation>Ausgeben, was eine Fehlermeldung braucht, und beenden: Versionen von Programm, Qt, OpenSSL, hiredis und Compiler, System und Kernel, Locale, Prozessoren und Speicher, Grenze offener Dateien, Uhr und ihre Auflösung, Ereignisverteiler, TLS-Backend%1, Umgebungsvariablen; keine Adresse, kein Token, keine Person, kein Rechnername, kein Heimatordner</translation>
    </message>
    <message>
        <source>%1, built with %2</source>
        <translation>%1, gebaut mit %2</translation>
    </message>
    <message>
        <source>OpenSSL of Qt</source>
        <translation>OpenSSL von Qt</translation>
    </message>
    <message>
        <source>Compiler</source>
        <translation>Compiler</translation>
    </message>
</context>
<context>
    <name>Publish</name>
    <message>
        <source>Publish one event, or one for each line of standard input, and print the ids.</source>
        <translation>Ein Ereignis veröffentlichen, oder eines je Zeile der Standardeingabe, und die IDs ausgeben.</translation>
    </message>
    <message>
        <source>Where to publish</source>
        <translation>Wohin veröffentlicht wird</translation>
    </message>
    <message>
        <source>The event&apos;s type</source>
        <translation>Der Typ des Ereignisses</translation>
    </message>
    <message>
        <source>Sent as a bearer token</source>
        <translation>Wird als Bearer-Token gesendet</translation>
    </message>
    <message>
        <source>PUSHSCOPE_TOKEN of the environment</source>
        <translation>PUSHSCOPE_TOKEN der Umgebung</translation>
    </message>
    <message>
        <source>The server; with a path, the URL is used as it is</source>
        <translation>Der Server; mit Pfad wird die URL unverändert benutzt</translation>
    </message>
    <message>
        <source>the payload; - or nothing: one event a line of standard input</source>
        <translation>die Nutzlast; - oder nichts: ein Ereignis je Zeile der Standardeingabe</translation>
    </message>
    <message>
        <source>An object or array in JSON is sent as JSON, all else as text</source>
        <translation>Ein Objekt oder Array in JSON wird als JSON gesendet, alles andere als Text</translation>
    </message>
    <message>
        <source>Empty lines of standard input are left out. Write -- before DATA that begins with a dash.</source>
        <translation>Leere Zeilen der Standardeingabe werden ausgelassen. Vor DATA, das mit einem Strich beginnt, -- schreiben.</translation>
    </message>
    <message>
        <source>longer than %1 bytes</source>
        <translation>länger als %1 Bytes</translation>
    </message>
    <message>
        <source>%1; the event may have been published or not</source>
        <translation>%1; ob das Ereignis veröffentlicht wurde, ist offen</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Erhöhen</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Verringern</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Ein&amp;fügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Bild ab</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>&amp;Linkadresse kopieren</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>sie ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>it is no JSON: %1</source>
        <translation>sie ist kein JSON: %1</translation>
    </message>
    <message>
        <source>cannot read %1: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>%1 ist nicht schreibbar: %2</translation>
    </message>
    <message>
        <source>%1 is full (4 GiB): the recording ends here</source>
        <translation>%1 ist voll (4 GiB): Die Aufzeichnung endet hier</translation>
    </message>
    <message>
        <source>connection %1 was not opened</source>
        <translation>Verbindung %1 wurde nicht geöffnet</translation>
    </message>
    <message>
        <source>connection %1 is opened twice</source>
        <translation>Verbindung %1 wird zweimal geöffnet</translation>
    </message>
    <message>
        <source>there are more than %1 connections</source>
        <translation>es sind mehr als %1 Verbindungen</translation>
    </message>
    <message>
        <source>&quot;client&quot; %1 has no line of its own before</source>
        <translation>„client“ %1 hat zuvor keine eigene Zeile</translation>
    </message>
    <message>
        <source>&quot;state&quot; is not idle, connecting, open, stale, backoff, closed or failed</source>
        <translation>„state“ ist nicht idle, connecting, open, stale, backoff, closed oder failed</translation>
    </message>
    <message>
        <source>&quot;transport&quot; is not sse, ws, longpoll or poll</source>
        <translation>„transport“ ist nicht sse, ws, longpoll oder poll</translation>
    </message>
    <message>
        <source>&quot;kind&quot; is not &quot;recording&quot; in the first line</source>
        <translation>„kind“ ist in der ersten Zeile nicht „recording“</translation>
    </message>
    <message>
        <source>&quot;version&quot; is not %1; a newer PushScope may have written it</source>
        <translation>„version“ ist nicht %1; vielleicht stammt sie von einem neueren PushScope</translation>
    </message>
    <message>
        <source>&quot;kind&quot; is not client, chunk, state, heartbeat, poll, gap, reset, event, bytes, ledger or fault</source>
        <translation>„kind“ ist nicht client, chunk, state, heartbeat, poll, gap, reset, event, bytes, ledger oder fault</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an integer from %2 to %3</source>
        <translation>„%1“ ist keine ganze Zahl von %2 bis %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a string of at most %2 characters</source>
        <translation>„%1“ ist keine Zeichenkette von höchstens %2 Zeichen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither true nor false</source>
        <translation>„%1“ ist weder true noch false</translation>
    </message>
    <message>
        <source>&quot;direction&quot; is neither &quot;up&quot; nor &quot;down&quot;</source>
        <translation>„direction“ ist weder „up“ noch „down“</translation>
    </message>
    <message>
        <source>&quot;what&quot; is not data, opened, closed, reset or fault</source>
        <translation>„what“ ist nicht data, opened, closed, reset oder fault</translation>
    </message>
    <message>
        <source>&quot;bytes&quot; is not one or more bytes in base64</source>
        <translation>„bytes“ sind nicht ein oder mehr Bytes in Base64</translation>
    </message>
    <message>
        <source>&quot;kind&quot; is not &quot;chunk&quot;</source>
        <translation>„kind“ ist nicht „chunk“</translation>
    </message>
    <message>
        <source>&quot;index&quot; does not grow</source>
        <translation>„index“ wächst nicht</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>erwartet</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>gesehen</translation>
    </message>
    <message>
        <source>✓ met</source>
        <translation>✓ erfüllt</translation>
    </message>
    <message>
        <source>✗ not met</source>
        <translation>✗ nicht erfüllt</translation>
    </message>
    <message>
        <source>Expectations</source>
        <translation>Erwartungen</translation>
    </message>
    <message>
        <source>clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>late</source>
        <translation>verspätet</translation>
    </message>
    <message>
        <source>replayed</source>
        <translation>nachgeliefert</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>doppelt</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>falsche Folge</translation>
    </message>
    <message>
        <source>reconnects</source>
        <translation>Wiederverb.</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>wire B/event</source>
        <translation>Leitung B/Ereignis</translation>
    </message>
    <message>
        <source>A column is an event, a row a client. Late is what took longer than %1.</source>
        <translation>Eine Spalte ist ein Ereignis, eine Zeile ein Client. Verspätet ist, was länger als %1 gebraucht hat.</translation>
    </message>
    <message>
        <source>Here a place stands for %1 events of %2 clients, and shows the worst of them.</source>
        <translation>Ein Kästchen steht hier für %1 Ereignisse von %2 Clients und zeigt das schlechteste davon.</translation>
    </message>
    <message>
        <source>%1 earlier events are in the counts alone.</source>
        <translation>%1 frühere Ereignisse sind nur in den Anzahlen enthalten.</translation>
    </message>
    <message>
        <source>Delivery ledger</source>
        <translation>Zustellmatrix</translation>
    </message>
    <message>
        <source>attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>most in a second</source>
        <translation>meiste je Sekunde</translation>
    </message>
    <message>
        <source>Attempts to connect</source>
        <translation>Verbindungsversuche</translation>
    </message>
    <message>
        <source>fault %1</source>
        <translation>Störung %1</translation>
    </message>
    <message>
        <source>all faults end</source>
        <translation>alle Störungen enden</translation>
    </message>
    <message>
        <source>%1 events a second</source>
        <translation>%1 Ereignisse je Sekunde</translation>
    </message>
    <message>
        <source>heartbeat every %1 ms</source>
        <translation>Heartbeat alle %1 ms</translation>
    </message>
    <message>
        <source>%1 events at once, of %2 bytes</source>
        <translation>%1 Ereignisse auf einmal, von %2 Bytes</translation>
    </message>
    <message>
        <source>one event %1</source>
        <translation>ein Ereignis %1</translation>
    </message>
    <message>
        <source>%1 connects</source>
        <translation>%1 verbindet sich</translation>
    </message>
    <message>
        <source>%1 disconnects</source>
        <translation>%1 trennt sich</translation>
    </message>
    <message>
        <source>node %1 is killed</source>
        <translation>Knoten %1 wird beendet</translation>
    </message>
    <message>
        <source>node %1 starts</source>
        <translation>Knoten %1 startet</translation>
    </message>
    <message>
        <source>Redis is killed</source>
        <translation>Redis wird beendet</translation>
    </message>
    <message>
        <source>Redis starts with its data</source>
        <translation>Redis startet mit seinen Daten</translation>
    </message>
    <message>
        <source>Redis starts without its data</source>
        <translation>Redis startet ohne seine Daten</translation>
    </message>
    <message>
        <source>Figures by group of clients</source>
        <translation>Messwerte nach Gruppen von Clients</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>sequence number of the event</source>
        <translation>laufende Nummer des Ereignisses</translation>
    </message>
    <message>
        <source>Delivery ledger: a column is an event, a row a client; the table has the counts</source>
        <translation>Zustellmatrix: Eine Spalte ist ein Ereignis, eine Zeile ein Client; die Anzahlen stehen in der Tabelle</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>pünktlich</translation>
    </message>
    <message>
        <source>not yet there</source>
        <translation>noch nicht da</translation>
    </message>
    <message>
        <source>not due</source>
        <translation>nicht fällig</translation>
    </message>
    <message>
        <source>came twice (a stroke within)</source>
        <translation>kam doppelt (ein Strich darin)</translation>
    </message>
    <message>
        <source>client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>came twice</source>
        <translation>kam doppelt</translation>
    </message>
    <message>
        <source>all %1 clients</source>
        <translation>alle %1 Clients</translation>
    </message>
    <message>
        <source>all clients</source>
        <translation>alle Clients</translation>
    </message>
    <message>
        <source>%1: %2 of %3 clients never connected</source>
        <translation>%1: %2 von %3 Clients waren nie verbunden</translation>
    </message>
    <message>
        <source>%1: %2 of %3 events arrived (%4 %), less than 99 %</source>
        <translation>%1: %2 von %3 Ereignissen kamen an (%4 %), weniger als 99 %</translation>
    </message>
    <message>
        <source>there was no client</source>
        <translation>es gab keinen Client</translation>
    </message>
    <message>
        <source>the server&apos;s thread was busy: its event loop came late by %1 ms at the 99th percentile</source>
        <translation>der Thread des Servers war ausgelastet: Seine Ereignisschleife kam beim 99. Perzentil um %1 ms zu spät</translation>
    </message>
    <message>
        <source>the clients&apos; thread was busy: its event loop came late by %1 ms at the 99th percentile</source>
        <translation>der Thread der Clients war ausgelastet: Seine Ereignisschleife kam beim 99. Perzentil um %1 ms zu spät</translation>
    </message>
    <message>
        <source>VALID</source>
        <translation>GÜLTIG</translation>
    </message>
    <message>
        <source>What was published arrived, and this machine kept up.</source>
        <translation>Was veröffentlicht wurde, kam an, und dieser Rechner hielt mit.</translation>
    </message>
    <message>
        <source>DEGRADED</source>
        <translation>FRAGLICH</translation>
    </message>
    <message>
        <source>This machine was too busy: the figures show it, too.</source>
        <translation>Dieser Rechner war zu stark ausgelastet: Auch das steckt in den Messwerten.</translation>
    </message>
    <message>
        <source>INVALID</source>
        <translation>UNGÜLTIG</translation>
    </message>
    <message>
        <source>What was meant to be measured did not happen.</source>
        <translation>Was gemessen werden sollte, ist nicht geschehen.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Server push, measured live</source>
        <translation>Server-Push, live gemessen</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>p99.9</source>
        <translation>p99.9</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>latency up to</source>
        <translation>Latenz bis</translation>
    </message>
    <message>
        <source>deliveries</source>
        <translation>Zustellungen</translation>
    </message>
    <message>
        <source>before the end</source>
        <translation>vor dem Ende</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>began at</source>
        <translation>begann bei</translation>
    </message>
    <message>
        <source>in force for</source>
        <translation>wirkte</translation>
    </message>
    <message>
        <source>met</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>%1 before the end</source>
        <translation>%1 vor dem Ende</translation>
    </message>
    <message>
        <source>to the end</source>
        <translation>bis zum Ende</translation>
    </message>
    <message>
        <source>what happened</source>
        <translation>was geschah</translation>
    </message>
    <message>
        <source>at</source>
        <translation>bei</translation>
    </message>
    <message>
        <source>per second</source>
        <translation>je Sekunde</translation>
    </message>
    <message>
        <source>heartbeats</source>
        <translation>Heartbeats</translation>
    </message>
    <message>
        <source>connect p50</source>
        <translation>Verbinden p50</translation>
    </message>
    <message>
        <source>payload B/event</source>
        <translation>Nutzlast B/Ereignis</translation>
    </message>
    <message>
        <source>Latency by percentile</source>
        <translation>Latenz nach Perzentil</translation>
    </message>
    <message>
        <source>How the latencies are spread</source>
        <translation>Wie die Latenzen verteilt sind</translation>
    </message>
    <message>
        <source>Latency over time: the highest of each moment</source>
        <translation>Latenz über die Zeit: die höchste jedes Augenblicks</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>%1, PushScope %2</source>
        <translation>%1, PushScope %2</translation>
    </message>
    <message>
        <source>Latency is delivered - due: it counts from the time that was fixed for an event, so a server that stands still is charged for all that was due meanwhile.</source>
        <translation>Latenz ist Zustellung − Fälligkeit: Sie zählt ab der Zeit, die für ein Ereignis festgelegt war; einem stillstehenden Server wird also alles angelastet, was unterdessen fällig war.</translation>
    </message>
    <message>
        <source>~ marks a percentile with fewer than ten samples above it.</source>
        <translation>~ kennzeichnet ein Perzentil mit weniger als zehn Proben darüber.</translation>
    </message>
    <message>
        <source>The latency of a short poll includes the wait for the next one.</source>
        <translation>Die Latenz eines Short Polls enthält das Warten auf den nächsten.</translation>
    </message>
    <message>
        <source>Server and clients ran on one machine, over its loopback interface: there is no network in these figures but the faults, and all shared the same processors.</source>
        <translation>Server und Clients liefen auf einem Rechner, über dessen Loopback-Schnittstelle: In diesen Messwerten steckt kein Netz außer den Störungen, und alle teilten sich dieselben Prozessoren.</translation>
    </message>
    <message>
        <source>How to read this</source>
        <translation>Wie das zu lesen ist</translation>
    </message>
    <message>
        <source>%1, met %2</source>
        <translation>%1, %2 Treffer</translation>
    </message>
    <message>
        <source>%1: %2 from %3 s</source>
        <translation>%1: %2 ab %3 s</translation>
    </message>
    <message>
        <source>seconds since the first client began</source>
        <translation>Sekunden seit dem Beginn des ersten Clients</translation>
    </message>
    <message>
        <source>States of the clients over time, a lane each, with the faults as bands</source>
        <translation>Zustände der Clients über die Zeit, je eine Spur, mit den Störungen als Bändern</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>stale: a heartbeat is overdue</source>
        <translation>verstummt: ein Heartbeat ist überfällig</translation>
    </message>
    <message>
        <source>waits before the next attempt</source>
        <translation>wartet vor dem nächsten Versuch</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>not started, or closed</source>
        <translation>nicht gestartet oder geschlossen</translation>
    </message>
    <message>
        <source>fault in force</source>
        <translation>wirksame Störung</translation>
    </message>
    <message>
        <source>attempts to connect in each second of the run</source>
        <translation>Verbindungsversuche in jeder Sekunde des Laufs</translation>
    </message>
    <message>
        <source>Attempts to connect in each second, a line for each group of clients</source>
        <translation>Verbindungsversuche in jeder Sekunde, eine Linie für jede Gruppe von Clients</translation>
    </message>
    <message>
        <source>AS EXPECTED</source>
        <translation>WIE ERWARTET</translation>
    </message>
    <message>
        <source>NOT AS EXPECTED</source>
        <translation>NICHT WIE ERWARTET</translation>
    </message>
    <message>
        <source>VOID</source>
        <translation>OHNE URTEIL</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>verstummt</translation>
    </message>
    <message>
        <source>backoff</source>
        <translation>Backoff</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>a file as experiment.json, or a name that --list shows</source>
        <translation>eine Datei wie experiment.json, oder ein Name, den --list zeigt</translation>
    </message>
    <message>
        <source>no name of a file</source>
        <translation>kein Dateiname</translation>
    </message>
    <message>
        <source>Print the names of those that are shipped</source>
        <translation>Die Namen der mitgelieferten ausgeben</translation>
    </message>
    <message>
        <source>Run the counter-experiment of a lesson, which must not meet its expectations</source>
        <translation>Die Gegenprobe einer Lektion ausführen, die deren Erwartungen nicht erfüllen darf</translation>
    </message>
    <message>
        <source>Print one JSON object instead of the table or the list</source>
        <translation>Ein JSON-Objekt statt der Tabelle oder der Liste ausgeben</translation>
    </message>
    <message>
        <source>Gets the report</source>
        <translation>Erhält den Bericht</translation>
    </message>
    <message>
        <source>--report: cannot write %1: %2</source>
        <translation>--report: kann %1 nicht schreiben: %2</translation>
    </message>
    <message>
        <source>Carry out an experiment and judge what it expects.</source>
        <translation>Ein Experiment ausführen und beurteilen, was es erwartet.</translation>
    </message>
    <message>
        <source>An experiment or a lesson, written as JSON, or the name of a shipped one</source>
        <translation>Ein Experiment oder eine Lektion, als JSON geschrieben, oder der Name eines mitgelieferten</translation>
    </message>
    <message>
        <source>An experiment says what is sent, to whom, what happens on the way, and what is expected of it; of a lesson its experiment is run. Server, clients and the faults between them are in this process, on loopback. The exit code is 0 if every expectation was met, 1 if one was not or the run cannot be judged, and 2 if the file is wrong.</source>
        <translation>Ein Experiment sagt, was gesendet wird, an wen, was unterwegs geschieht und was davon erwartet wird; von einer Lektion wird ihr Experiment ausgeführt. Server, Clients und die Störungen dazwischen sind in diesem Prozess, auf Loopback. Der Exit-Code ist 0, wenn jede Erwartung erfüllt ist, 1, wenn eine es nicht ist oder der Lauf sich nicht beurteilen lässt, und 2, wenn die Datei falsch ist.</translation>
    </message>
    <message>
        <source>EXPERIMENT is missing: %1</source>
        <translation>EXPERIMENT fehlt: %1</translation>
    </message>
    <message>
        <source>%1 of %2 s</source>
        <translation>%1 von %2 s</translation>
    </message>
    <message>
        <source>client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>pünktlich</translation>
    </message>
    <message>
        <source>late</source>
        <translation>verspätet</translation>
    </message>
    <message>
        <source>replayed</source>
        <translation>nachgeliefert</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>doppelt</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>not due</source>
        <translation>nicht fällig</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>met </source>
        <translation>ja   </translation>
    </message>
    <message>
        <source>NOT </source>
        <translation>NEIN </translation>
    </message>
    <message>
        <source>FAILED: every expectation is met without the cause, too</source>
        <translation>GESCHEITERT: Auch ohne die Ursache ist jede Erwartung erfüllt</translation>
    </message>
    <message>
        <source>MET</source>
        <translation>ERFÜLLT</translation>
    </message>
    <message>
        <source>NOT MET, as it should be</source>
        <translation>NICHT ERFÜLLT, wie es sein soll</translation>
    </message>
    <message>
        <source>NOT MET</source>
        <translation>NICHT ERFÜLLT</translation>
    </message>
    <message>
        <source>VOID</source>
        <translation>OHNE URTEIL</translation>
    </message>
    <message>
        <source>%1, counter-experiment: %2</source>
        <translation>%1, Gegenprobe: %2</translation>
    </message>
    <message>
        <source>verdict: %1</source>
        <translation>Urteil: %1</translation>
    </message>
    <message>
        <source>experiments</source>
        <translation>Experimente</translation>
    </message>
    <message>
        <source>lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>--counter: this is no lesson, and has no counter-experiment</source>
        <translation>--counter: das ist keine Lektion und hat keine Gegenprobe</translation>
    </message>
    <message>
        <source>there is no such file, and none of this name is shipped: see pushscope-cli run --list</source>
        <translation>eine solche Datei gibt es nicht, und unter diesem Namen ist nichts mitgeliefert: siehe pushscope-cli run --list</translation>
    </message>
    <message>
        <source>there is no such file, and none of this name is shipped; is &quot;%1&quot; meant?</source>
        <translation>eine solche Datei gibt es nicht, und unter diesem Namen ist nichts mitgeliefert; ist „%1“ gemeint?</translation>
    </message>
</context>
<context>
    <name>SampleTexts</name>
    <message>
        <source>Server-Sent Events</source>
        <translation>Server-Sent Events</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Rooms, who is in them, and private messages.</source>
        <translation>Räume, wer darin ist, und private Nachrichten.</translation>
    </message>
    <message>
        <source>Whiteboard</source>
        <translation>Whiteboard</translation>
    </message>
    <message>
        <source>Draw together; who comes later gets the whole picture.</source>
        <translation>Gemeinsam zeichnen; wer später kommt, erhält das ganze Bild.</translation>
    </message>
    <message>
        <source>Live blog</source>
        <translation>Live-Blog</translation>
    </message>
    <message>
        <source>Posts of a running event: first all so far, then live.</source>
        <translation>Beiträge zu einem laufenden Ereignis: erst alle bisherigen, dann live.</translation>
    </message>
    <message>
        <source>Ticker</source>
        <translation>Ticker</translation>
    </message>
    <message>
        <source>Prices that change several times a second.</source>
        <translation>Kurse, die sich mehrmals je Sekunde ändern.</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Spielstände</translation>
    </message>
    <message>
        <source>The results of a match day.</source>
        <translation>Die Ergebnisse eines Spieltags.</translation>
    </message>
    <message>
        <source>Job log</source>
        <translation>Auftragsprotokoll</translation>
    </message>
    <message>
        <source>A long job with its progress and its lines of output.</source>
        <translation>Ein langer Auftrag mit Fortschritt und Ausgabezeilen.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>A count of what has not been read.</source>
        <translation>Die Anzahl des Ungelesenen.</translation>
    </message>
    <message>
        <source>Long polling</source>
        <translation>Long Polling</translation>
    </message>
</context>
<context>
    <name>Serve</name>
    <message>
        <source>Largest body of a request, and largest WebSocket message</source>
        <translation>Größter Rumpf einer Anfrage und größte WebSocket-Nachricht</translation>
    </message>
    <message>
        <source>Header fields of a request</source>
        <translation>Header-Felder einer Anfrage</translation>
    </message>
    <message>
        <source>Size of all of them together</source>
        <translation>Größe aller zusammen</translation>
    </message>
    <message>
        <source>For a request to arrive, without its body</source>
        <translation>Bis eine Anfrage da ist, ohne ihren Rumpf</translation>
    </message>
    <message>
        <source>For its body, and for a WebSocket message in fragments</source>
        <translation>Bis ihr Rumpf da ist, oder eine WebSocket-Nachricht in Fragmenten</translation>
    </message>
    <message>
        <source>Between two requests of a connection</source>
        <translation>Zwischen zwei Anfragen einer Verbindung</translation>
    </message>
    <message>
        <source>For a WebSocket frame to arrive</source>
        <translation>Bis ein WebSocket-Frame da ist</translation>
    </message>
    <message>
        <source>For which an empty room keeps its messages</source>
        <translation>Wie lange ein leerer Raum seine Nachrichten behält</translation>
    </message>
    <message>
        <source>Connections of one address at a time, 0 for any number</source>
        <translation>Verbindungen einer Adresse zugleich, 0 für beliebig viele</translation>
    </message>
    <message>
        <source>New connections a second, 0 for any number; those above wait</source>
        <translation>Neue Verbindungen je Sekunde, 0 für beliebig viele; was darüber ist, wartet</translation>
    </message>
    <message>
        <source>Requests on one connection, 0 for any number</source>
        <translation>Anfragen auf einer Verbindung, 0 für beliebig viele</translation>
    </message>
    <message>
        <source>Commands a second on one WebSocket, 0 for any number</source>
        <translation>Befehle je Sekunde auf einem WebSocket, 0 für beliebig viele</translation>
    </message>
    <message>
        <source>Limits on one peer</source>
        <translation>Grenzen für eine Gegenstelle</translation>
    </message>
    <message>
        <source>a folder that can be read</source>
        <translation>ein lesbarer Ordner</translation>
    </message>
    <message>
        <source>no folder that can be read</source>
        <translation>kein lesbarer Ordner</translation>
    </message>
    <message>
        <source>an IP address, or a network as 10.0.0.0/8</source>
        <translation>eine IP-Adresse oder ein Netz wie 10.0.0.0/8</translation>
    </message>
    <message>
        <source>What is sent by itself</source>
        <translation>Was von selbst gesendet wird</translation>
    </message>
    <message>
        <source>Pace of the feed</source>
        <translation>Tempo des Feeds</translation>
    </message>
    <message>
        <source>Size to which the feed&apos;s payloads are padded</source>
        <translation>Größe, auf die Nutzlasten des Feeds aufgefüllt werden</translation>
    </message>
    <message>
        <source>Channel of the feed</source>
        <translation>Kanal des Feeds</translation>
    </message>
    <message>
        <source>Sign of life on an idle connection, 0 for none</source>
        <translation>Lebenszeichen auf einer ruhenden Verbindung, 0 für keines</translation>
    </message>
    <message>
        <source>Events kept for those who resume, at most 64 MiB of them</source>
        <translation>Ereignisse, die zum Fortsetzen aufgehoben werden, höchstens 64 MiB davon</translation>
    </message>
    <message>
        <source>Connections at a time</source>
        <translation>Verbindungen zugleich</translation>
    </message>
    <message>
        <source>Bytes waiting for one slow connection</source>
        <translation>Bytes, die für eine langsame Verbindung warten</translation>
    </message>
    <message>
        <source>What happens when that queue is full</source>
        <translation>Was geschieht, wenn diese Warteschlange voll ist</translation>
    </message>
    <message>
        <source>How long a connection may take none of its bytes, 0 for ever</source>
        <translation>Wie lange eine Verbindung keines ihrer Bytes abnehmen darf, 0 für unbegrenzt</translation>
    </message>
    <message>
        <source>Threads that share the connections</source>
        <translation>Threads, die sich die Verbindungen teilen</translation>
    </message>
    <message>
        <source>Where the log and the rooms are: with a Redis all servers on it serve the same</source>
        <translation>Wo Log und Räume liegen: Mit einem Redis liefern alle Server daran dasselbe</translation>
    </message>
    <message>
        <source>PUSHSCOPE_BROKER of the environment, or memory</source>
        <translation>PUSHSCOPE_BROKER der Umgebung, oder memory</translation>
    </message>
    <message>
        <source>Needed to read</source>
        <translation>Zum Lesen nötig</translation>
    </message>
    <message>
        <source>PUSHSCOPE_TOKEN of the environment</source>
        <translation>PUSHSCOPE_TOKEN der Umgebung</translation>
    </message>
    <message>
        <source>Needed to publish</source>
        <translation>Zum Veröffentlichen nötig</translation>
    </message>
    <message>
        <source>PUSHSCOPE_PUBLISH_TOKEN of the environment, or that of --token</source>
        <translation>PUSHSCOPE_PUBLISH_TOKEN der Umgebung, oder das von --token</translation>
    </message>
    <message>
        <source>For which a ticket of POST /ticket can be used, once</source>
        <translation>Wie lange ein Ticket von POST /ticket benutzt werden kann, einmal</translation>
    </message>
    <message>
        <source>Web page that may connect, besides the server&apos;s own</source>
        <translation>Webseite, die sich außer den eigenen des Servers verbinden darf</translation>
    </message>
    <message>
        <source>Name under which the server may be addressed, besides loopback and its addresses</source>
        <translation>Name, unter dem der Server außer über Loopback und seine Adressen erreicht werden darf</translation>
    </message>
    <message>
        <source>Reverse proxy, or network of them, whose X-Forwarded-For, -Proto and -Host are believed</source>
        <translation>Reverse Proxy oder ein Netz davon, dessen X-Forwarded-For, -Proto und -Host geglaubt wird</translation>
    </message>
    <message>
        <source>Where to listen, port 0 for a free one</source>
        <translation>Wo gelauscht wird, Port 0 für einen freien</translation>
    </message>
    <message>
        <source>Gets the port number once the server is listening</source>
        <translation>Erhält die Portnummer, sobald der Server lauscht</translation>
    </message>
    <message>
        <source>Folder of your own whose files are served beside the feed, to everybody, without a token</source>
        <translation>Eigener Ordner, dessen Dateien neben dem Feed ausgeliefert werden, an alle, ohne Token</translation>
    </message>
    <message>
        <source>Serve events over Server-Sent Events, WebSocket, long polling and short polling on one port.</source>
        <translation>Ereignisse über Server-Sent Events, WebSocket, Long Polling und Short Polling an einem Port ausliefern.</translation>
    </message>
    <message>
        <source>warning: %1 can be reached from other machines, and no --token is set</source>
        <translation>Warnung: %1 ist von anderen Rechnern erreichbar, und kein --token ist gesetzt</translation>
    </message>
    <message>
        <source>warning: the certificate in %1 is not valid today</source>
        <translation>Warnung: das Zertifikat in %1 ist heute nicht gültig</translation>
    </message>
    <message>
        <source>certificate SHA-256 %1</source>
        <translation>Zertifikat SHA-256 %1</translation>
    </message>
    <message>
        <source>listening on %1</source>
        <translation>lauscht auf %1</translation>
    </message>
    <message>
        <source>serving the files of %1 to everybody who can connect</source>
        <translation>liefert die Dateien von %1 an alle aus, die sich verbinden können</translation>
    </message>
    <message>
        <source>warning: --site: %1 is not served, as /%1 is the server&apos;s own</source>
        <translation>Warnung: --site: %1 wird nicht ausgeliefert, da /%1 dem Server gehört</translation>
    </message>
    <message>
        <source>--port-file: cannot write %1: %2</source>
        <translation>--port-file: kann %1 nicht schreiben: %2</translation>
    </message>
    <message>
        <source>the feed has ended</source>
        <translation>der Feed ist zu Ende</translation>
    </message>
    <message>
        <source>--feed: a line is not UTF-8; such lines are sent as bytes</source>
        <translation>--feed: eine Zeile ist kein UTF-8; solche Zeilen werden als Bytes gesendet</translation>
    </message>
    <message>
        <source>--feed: %1 lines were not UTF-8</source>
        <translation>--feed: %1 Zeilen waren kein UTF-8</translation>
    </message>
    <message>
        <source>--broker: %1 %2, log %3</source>
        <translation>--broker: %1 %2, Log %3</translation>
    </message>
    <message>
        <source>is back</source>
        <translation>ist wieder da</translation>
    </message>
    <message>
        <source>is connected</source>
        <translation>ist verbunden</translation>
    </message>
    <message>
        <source>--broker: %1 %2; trying again</source>
        <translation>--broker: %1 %2; neuer Versuch</translation>
    </message>
    <message>
        <source>%1 from %2 has %3 of %4 waiting</source>
        <translation>bei %1 von %2 warten %3 von %4</translation>
    </message>
    <message>
        <source>1 slow consumer: %1</source>
        <translation>1 langsamer Empfänger: %1</translation>
    </message>
    <message>
        <source>%1 slow consumers, the slowest: %2</source>
        <translation>%1 langsame Empfänger, der langsamste: %2</translation>
    </message>
    <message>
        <source>, %1 closed</source>
        <translation>, %1 geschlossen</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>kann %1 nicht schreiben: %2</translation>
    </message>
    <message>
        <source>Speak https and wss with this certificate; those of its issuers may follow in the file</source>
        <translation>https und wss mit diesem Zertifikat sprechen; die seiner Aussteller können in der Datei folgen</translation>
    </message>
    <message>
        <source>The key of that certificate</source>
        <translation>Der Schlüssel dieses Zertifikats</translation>
    </message>
    <message>
        <source>Speak https and wss with a certificate that is made now, for 90 days</source>
        <translation>https und wss mit einem jetzt erstellten Zertifikat sprechen, für 90 Tage</translation>
    </message>
    <message>
        <source>Gets the certificate, for --tls-ca of clients</source>
        <translation>Erhält das Zertifikat, für --tls-ca von Clients</translation>
    </message>
    <message>
        <source>--tls-self-signed makes a certificate: it does not go with --tls-cert and --tls-key</source>
        <translation>--tls-self-signed erstellt ein Zertifikat: Es passt nicht zu --tls-cert und --tls-key</translation>
    </message>
    <message>
        <source>--tls-cert needs --tls-key, the file with its key</source>
        <translation>--tls-cert braucht --tls-key, die Datei mit dem Schlüssel</translation>
    </message>
    <message>
        <source>--tls-key needs --tls-cert, the file with its certificate</source>
        <translation>--tls-key braucht --tls-cert, die Datei mit dem Zertifikat</translation>
    </message>
    <message>
        <source>--tls-save needs --tls-self-signed or --tls-cert</source>
        <translation>--tls-save braucht --tls-self-signed oder --tls-cert</translation>
    </message>
    <message>
        <source>--feed: 1 line was not UTF-8</source>
        <translation>--feed: 1 Zeile war kein UTF-8</translation>
    </message>
</context>
<context>
    <name>Server</name>
    <message>
        <source>redis-server does not answer: %1</source>
        <translation>redis-server antwortet nicht: %1</translation>
    </message>
    <message>
        <source>redis-server is not installed; on Debian and Ubuntu it is in the package redis-server</source>
        <translation>redis-server ist nicht installiert; unter Debian und Ubuntu steht es im Paket redis-server</translation>
    </message>
    <message>
        <source>redis-server cannot be given a folder and a port</source>
        <translation>für redis-server gibt es keinen Ordner oder keinen Port</translation>
    </message>
    <message>
        <source>redis-server cannot be started</source>
        <translation>redis-server startet nicht</translation>
    </message>
    <message>
        <source>redis-server has ended: %1</source>
        <translation>redis-server hat sich beendet: %1</translation>
    </message>
    <message>
        <source>the nodes do not reach Redis</source>
        <translation>die Knoten erreichen Redis nicht</translation>
    </message>
    <message>
        <source>no server runs that could be shared</source>
        <translation>es läuft kein Server, der geteilt werden könnte</translation>
    </message>
    <message>
        <source>cannot read %1: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MiB</source>
        <translation>%1 ist größer als 1 MiB</translation>
    </message>
    <message>
        <source>a certificate in %1 is damaged: %2</source>
        <translation>ein Zertifikat in %1 ist beschädigt: %2</translation>
    </message>
    <message>
        <source>there is no certificate in %1: it must be in PEM form</source>
        <translation>in %1 ist kein Zertifikat: Es muss im PEM-Format sein</translation>
    </message>
    <message>
        <source>the key in %1 is encrypted: give one without a pass phrase</source>
        <translation>der Schlüssel in %1 ist verschlüsselt: einen ohne Passphrase angeben</translation>
    </message>
    <message>
        <source>the key in %1 is damaged: %2</source>
        <translation>der Schlüssel in %1 ist beschädigt: %2</translation>
    </message>
    <message>
        <source>there is no private key in %1: it must be in PEM form</source>
        <translation>in %1 ist kein privater Schlüssel: Er muss im PEM-Format sein</translation>
    </message>
    <message>
        <source>the key in %1 does not belong to the first certificate in %2</source>
        <translation>der Schlüssel in %1 gehört nicht zum ersten Zertifikat in %2</translation>
    </message>
    <message>
        <source>the certificate in %1 cannot be used: %2</source>
        <translation>das Zertifikat in %1 ist nicht benutzbar: %2</translation>
    </message>
    <message>
        <source>no certificate could be made: %1</source>
        <translation>es konnte kein Zertifikat erzeugt werden: %1</translation>
    </message>
    <message>
        <source>redis://HOST:PORT/DB is expected</source>
        <translation>redis://HOST:PORT/DB wird erwartet</translation>
    </message>
    <message>
        <source>no IP address; names are not looked up</source>
        <translation>keine IP-Adresse; Namen werden nicht aufgelöst</translation>
    </message>
    <message>
        <source>behind the slash stands a number of bits up to %1</source>
        <translation>hinter dem Schrägstrich steht eine Anzahl Bits bis %1</translation>
    </message>
    <message>
        <source>so everybody would be believed</source>
        <translation>damit würde jedem geglaubt</translation>
    </message>
    <message>
        <source>%1 is in use by another program</source>
        <translation>%1 wird von einem anderen Programm benutzt</translation>
    </message>
    <message>
        <source>this machine has no address %1</source>
        <translation>diese Maschine hat keine Adresse %1</translation>
    </message>
    <message>
        <source>cannot listen on %1: %2</source>
        <translation>auf %1 kann nicht gelauscht werden: %2</translation>
    </message>
    <message>
        <source>this system cannot listen in several threads</source>
        <translation>dieses System kann nicht in mehreren Threads lauschen</translation>
    </message>
    <message>
        <source>what is shared needs a token</source>
        <translation>was geteilt wird, braucht ein Token</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings could not be read.</source>
        <translation>Die Einstellungen waren nicht lesbar.</translation>
    </message>
    <message>
        <source>The settings could not be read: the file is damaged.</source>
        <translation>Die Einstellungen waren nicht lesbar: die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>The settings are those of a newer version.</source>
        <translation>Die Einstellungen stammen von einer neueren Version.</translation>
    </message>
    <message>
        <source>PushScope begins with the default ones.</source>
        <translation>PushScope beginnt mit den Vorgaben.</translation>
    </message>
    <message>
        <source>PushScope begins with the default ones; what was there is kept as %1.</source>
        <translation>PushScope beginnt mit den Vorgaben; was da war, liegt nun in %1.</translation>
    </message>
    <message>
        <source>The settings cannot be written to %1: what is changed now lasts until the end.</source>
        <translation>Die Einstellungen sind nicht nach %1 schreibbar: was sich jetzt ändert, gilt bis zum Ende.</translation>
    </message>
    <message>
        <source>PushScope did not come to its first picture the last time. It begins with the default layout.</source>
        <translation>PushScope kam beim letzten Mal nicht bis zum ersten Bild. Es beginnt mit der vorgegebenen Anordnung.</translation>
    </message>
    <message>
        <source>deleted %1</source>
        <translation>%1 ist gelöscht</translation>
    </message>
    <message>
        <source>%1 cannot be deleted: %2</source>
        <translation>%1 lässt sich nicht löschen: %2</translation>
    </message>
    <message>
        <source>there are no settings: %1</source>
        <translation>es gibt keine Einstellungen: %1</translation>
    </message>
    <message>
        <source>the settings could not be written to %1</source>
        <translation>die Einstellungen waren nicht nach %1 schreibbar</translation>
    </message>
    <message>
        <source>%1 is a folder and stays</source>
        <translation>%1 ist ein Ordner und bleibt</translation>
    </message>
</context>
<context>
    <name>Share</name>
    <message>
        <source>Ethernet</source>
        <translation>Ethernet</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>WLAN</translation>
    </message>
</context>
<context>
    <name>SystemReason</name>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht vorhanden</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>file to open is a directory</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>es ist kein Ordner</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>die Datei gibt es schon</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>das Dateisystem kann nur gelesen werden</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>die Datei ist zu groß</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>der zugeteilte Platz ist aufgebraucht</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>das ist nicht erlaubt</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>die Verbindung wurde abgelehnt</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>die Verbindung kam nicht rechtzeitig zustande</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>die Gegenseite hat die Verbindung zurückgesetzt</translation>
    </message>
    <message>
        <source>Host not found</source>
        <translation>der Host wurde nicht gefunden</translation>
    </message>
    <message>
        <source>Host unreachable</source>
        <translation>der Host ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Network unreachable</source>
        <translation>das Netz ist nicht erreichbar</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>zum Host führt kein Weg</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>das Netz ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Socket operation timed out</source>
        <translation>es kam nicht rechtzeitig eine Antwort</translation>
    </message>
    <message>
        <source>Network operation timed out</source>
        <translation>es kam nicht rechtzeitig eine Antwort</translation>
    </message>
    <message>
        <source>The remote host closed the connection</source>
        <translation>die Gegenseite hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>The address is protected</source>
        <translation>die Adresse ist geschützt</translation>
    </message>
    <message>
        <source>unterminated object</source>
        <translation>ein Objekt ist nicht abgeschlossen</translation>
    </message>
    <message>
        <source>missing name separator</source>
        <translation>der Doppelpunkt nach einem Namen fehlt</translation>
    </message>
    <message>
        <source>unterminated array</source>
        <translation>eine Liste ist nicht abgeschlossen</translation>
    </message>
    <message>
        <source>missing value separator</source>
        <translation>zwischen zwei Werten fehlt ein Komma</translation>
    </message>
    <message>
        <source>illegal value</source>
        <translation>ein Wert ist unzulässig</translation>
    </message>
    <message>
        <source>invalid termination by number</source>
        <translation>eine Zahl steht unzulässig am Ende</translation>
    </message>
    <message>
        <source>illegal number</source>
        <translation>eine Zahl ist unzulässig</translation>
    </message>
    <message>
        <source>invalid escape sequence</source>
        <translation>eine Escape-Folge ist ungültig</translation>
    </message>
    <message>
        <source>invalid UTF8 string</source>
        <translation>eine Zeichenkette ist kein UTF-8</translation>
    </message>
    <message>
        <source>unterminated string</source>
        <translation>eine Zeichenkette ist nicht abgeschlossen</translation>
    </message>
    <message>
        <source>object is missing after a comma</source>
        <translation>nach einem Komma fehlt das nächste Element</translation>
    </message>
    <message>
        <source>too deeply nested document</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>too large document</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <source>garbage at the end of the document</source>
        <translation>hinter dem Ende steht noch etwas</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>nichts darin</translation>
    </message>
</context>
<context>
    <name>TimelinePainter</name>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>The same events, four ways</source>
        <translation>Dieselben Ereignisse auf vier Wegen</translation>
    </message>
    <message>
        <source>The server inside this program sends each event to four clients at once: Server-Sent Events, WebSocket, long and short polling. A dot is one event; the higher it stands, the later it came.</source>
        <translation>Der Server in diesem Programm sendet jedes Ereignis an vier Clients zugleich: Server-Sent Events, WebSocket, Long und Short Polling. Ein Punkt ist ein Ereignis; je höher er steht, desto später kam es.</translation>
    </message>
    <message>
        <source>How late, in figures</source>
        <translation>Wie spät, in Zahlen</translation>
    </message>
    <message>
        <source>Latency is counted from when an event was due. Half of the events came faster than p50, all but one in a hundred faster than p99.</source>
        <translation>Latenz zählt ab der Fälligkeit eines Ereignisses. Die Hälfte der Ereignisse kam schneller als p50, alle bis auf eines von hundert schneller als p99.</translation>
    </message>
    <message>
        <source>What the connections did</source>
        <translation>Was die Verbindungen taten</translation>
    </message>
    <message>
        <source>One lane for each client: connecting, open, waiting to try again. Heartbeats and faults are drawn where they happened. Click a place to see its bytes.</source>
        <translation>Je eine Spur für jeden Client: verbindet, offen, wartet auf den nächsten Versuch. Heartbeats und Störungen sind dort eingezeichnet, wo sie auftraten. Ein Klick auf eine Stelle zeigt ihre Bytes.</translation>
    </message>
    <message>
        <source>Break something</source>
        <translation>Etwas kaputt machen</translation>
    </message>
    <message>
        <source>Down to the bytes</source>
        <translation>Bis hinunter zu den Bytes</translation>
    </message>
    <message>
        <source>Click a dot: the wire inspector shows the frame or request that brought it, field by field and byte by byte. The menu View opens it too.</source>
        <translation>Ein Klick auf einen Punkt: Der Inspektor zeigt den Frame oder die Anfrage, die ihn brachte, Feld für Feld und Byte für Byte. Auch das Menü Ansicht öffnet ihn.</translation>
    </message>
    <message>
        <source>Learn, and show others</source>
        <translation>Lernen und anderen zeigen</translation>
    </message>
    <message>
        <source>Each lesson explains one thing with a run of its own. Share lets browsers in the room watch. %1 opens the manual, %2 finds every command.</source>
        <translation>Jede Lektion erklärt eine Sache mit einem eigenen Lauf. Teilen lässt Browser im Raum zusehen. %1 öffnet das Handbuch, %2 findet jeden Befehl.</translation>
    </message>
    <message>
        <source>Delay, stall, cut or silence a connection and watch how each transport gets over it. The menu Faults has presets, such as a café&apos;s Wi‑Fi.</source>
        <translation>Eine Verbindung verzögern, anhalten, trennen oder verstummen lassen und zusehen, wie jeder Transport darüber hinwegkommt. Das Menü Störungen hat Vorlagen, etwa ein Café-WLAN.</translation>
    </message>
</context>
<context>
    <name>Trust</name>
    <message>
        <source>cannot read it: %1</source>
        <translation>nicht lesbar: %1</translation>
    </message>
    <message>
        <source>it is larger than 8 MiB</source>
        <translation>größer als 8 MiB</translation>
    </message>
    <message>
        <source>there is no certificate in it: it must be in PEM form</source>
        <translation>darin ist kein Zertifikat: Es muss im PEM-Format sein</translation>
    </message>
    <message>
        <source>a certificate in it is damaged</source>
        <translation>ein Zertifikat darin ist beschädigt</translation>
    </message>
    <message>
        <source>not a SHA-256 in hexadecimal digits</source>
        <translation>kein SHA-256 in hexadezimalen Ziffern</translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message>
        <source>(replayed)</source>
        <translation>(nachgeliefert)</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>pong</source>
        <translation>Pong</translation>
    </message>
    <message>
        <source>empty answer</source>
        <translation>leere Antwort</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>doppelt</translation>
    </message>
    <message>
        <source>heartbeat</source>
        <translation>Heartbeat</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>erneut</translation>
    </message>
    <message>
        <source>attempt %1 in %2 ms</source>
        <translation>Versuch %1 in %2 ms</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>%1 missing in %2 between %3 and %4</source>
        <translation>%1 fehlen in %2 zwischen %3 und %4</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>cannot resume after %1 (%2), goes on from %3</source>
        <translation>kann nach %1 nicht fortsetzen (%2), macht ab %3 weiter</translation>
    </message>
    <message>
        <source>close</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>; latency p50 %1, p99 %2, max %3 over %4</source>
        <translation>; Latenz p50 %1, p99 %2, max %3 von %4</translation>
    </message>
    <message>
        <source>summary</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>End after so many events</source>
        <translation>Nach so vielen Ereignissen enden</translation>
    </message>
    <message>
        <source>End after this time</source>
        <translation>Nach dieser Zeit enden</translation>
    </message>
    <message>
        <source>How to follow; auto takes ws for ws:// and a path ending in /ws, longpoll for one ending in /poll, else sse</source>
        <translation>Wie gefolgt wird; auto nimmt ws bei ws:// und einem Pfad, der auf /ws endet, longpoll bei einem, der auf /poll endet, sonst sse</translation>
    </message>
    <message>
        <source>What to follow</source>
        <translation>Wem gefolgt wird</translation>
    </message>
    <message>
        <source>Sent with each request</source>
        <translation>Wird mit jeder Anfrage gesendet</translation>
    </message>
    <message>
        <source>Short poll: from an answer to the next request</source>
        <translation>Short Poll: von einer Antwort bis zur nächsten Anfrage</translation>
    </message>
    <message>
        <source>Make this fault between the client and its server</source>
        <translation>Diese Störung zwischen dem Client und seinem Server erzeugen</translation>
    </message>
    <message>
        <source>Gets all that happens and every byte of the wire, for pushscope --open</source>
        <translation>Erhält alles, was geschieht, und jedes Byte der Leitung, für pushscope --open</translation>
    </message>
    <message>
        <source>Follow a push endpoint and print what it sends, one line each.</source>
        <translation>Einem Push-Endpunkt folgen und ausgeben, was er sendet, je eine Zeile.</translation>
    </message>
    <message>
        <source>Sent as a bearer token</source>
        <translation>Wird als Bearer-Token gesendet</translation>
    </message>
    <message>
        <source>PUSHSCOPE_TOKEN of the environment</source>
        <translation>PUSHSCOPE_TOKEN der Umgebung</translation>
    </message>
    <message>
        <source>One JSON object a line</source>
        <translation>Ein JSON-Objekt je Zeile</translation>
    </message>
    <message>
        <source>The endpoint; without a path, that of a PushScope server</source>
        <translation>Der Endpunkt; ohne Pfad der eines PushScope-Servers</translation>
    </message>
    <message>
        <source>--fault: %1 meets nobody: this is client:1 over %2</source>
        <translation>--fault: %1 trifft niemanden: Dies ist client:1 über %2</translation>
    </message>
    <message>
        <source>for this reason</source>
        <translation>aus diesem Grund</translation>
    </message>
    <message>
        <source>without a reason</source>
        <translation>ohne Begründung</translation>
    </message>
    <message>
        <source>at most %1 faults at a time</source>
        <translation>höchstens %1 Störungen zugleich</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>%1 verloren</translation>
    </message>
    <message>
        <source>1 duplicate</source>
        <translation>1 doppelt</translation>
    </message>
    <message>
        <source>%1 duplicates</source>
        <translation>%1 doppelt</translation>
    </message>
    <message>
        <source>%1 out of order</source>
        <translation>%1 in falscher Reihenfolge</translation>
    </message>
    <message>
        <source>%1 replayed</source>
        <translation>%1 nachgeliefert</translation>
    </message>
    <message>
        <source>1 heartbeat</source>
        <translation>1 Heartbeat</translation>
    </message>
    <message>
        <source>%1 heartbeats</source>
        <translation>%1 Heartbeats</translation>
    </message>
    <message>
        <source>1 reconnect</source>
        <translation>1 Wiederverbindung</translation>
    </message>
    <message>
        <source>%1 reconnects</source>
        <translation>%1 Wiederverbindungen</translation>
    </message>
    <message>
        <source>1 reset</source>
        <translation>1 Reset</translation>
    </message>
    <message>
        <source>%1 resets</source>
        <translation>%1 Resets</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>%1 begins</source>
        <translation>%1 beginnt</translation>
    </message>
    <message>
        <source>%1 ends</source>
        <translation>%1 endet</translation>
    </message>
    <message>
        <source>Resume after the event of this id, or start: with all that the history holds; ids of another server go to it as they are; without it, from now on</source>
        <translation>Nach dem Ereignis mit dieser ID fortsetzen, oder start: mit allem, was die Historie enthält; IDs anderer Server werden unverändert gesendet; ohne Angabe von jetzt an</translation>
    </message>
    <message>
        <source>%1 is not an id of this server (epoch:sequence); goes on from %2</source>
        <translation>%1 ist keine ID dieses Servers (epoch:sequence); macht ab %2 weiter</translation>
    </message>
    <message>
        <source>--fault: %1 does nothing inside TLS</source>
        <translation>--fault: %1 bewirkt innerhalb von TLS nichts</translation>
    </message>
</context>
<context>
    <name>Wire</name>
    <message>
        <source>TLS ciphertext</source>
        <translation>TLS-Chiffretext</translation>
    </message>
    <message>
        <source>Not decoded</source>
        <translation>Nicht dekodiert</translation>
    </message>
    <message>
        <source>registered by a library or application</source>
        <translation>von einer Bibliothek oder Anwendung registriert</translation>
    </message>
    <message>
        <source>private use</source>
        <translation>private Verwendung</translation>
    </message>
    <message>
        <source>not assigned</source>
        <translation>nicht vergeben</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>unvollständig</translation>
    </message>
    <message>
        <source>1 event, next %1</source>
        <translation>1 Ereignis, next %1</translation>
    </message>
    <message>
        <source>%1 events, next %2</source>
        <translation>%1 Ereignisse, next %2</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 Byte</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>%1 (ignored)</source>
        <translation>%1 (ignoriert)</translation>
    </message>
</context>
<context>
    <name>pushscope::AboutDialog</name>
    <message>
        <source>About PushScope</source>
        <translation>Über PushScope</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Über</translation>
    </message>
    <message>
        <source>&amp;Licence</source>
        <translation>&amp;Lizenz</translation>
    </message>
    <message>
        <source>&amp;Work of others</source>
        <translation>&amp;Arbeit anderer</translation>
    </message>
    <message>
        <source>&lt;h2&gt;PushScope %1&lt;/h2&gt;&lt;p&gt;An oscilloscope for server push: the same events through Server-Sent Events, WebSocket, long and short polling, side by side.&lt;/p&gt;&lt;p&gt;Latency is delivered − due, on one monotonic clock.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later, without any warranty.&lt;/p&gt;</source>
        <translation>&lt;h2&gt;PushScope %1&lt;/h2&gt;&lt;p&gt;Ein Oszilloskop für Server-Push: dieselben Ereignisse über Server-Sent Events, WebSocket, Long und Short Polling, nebeneinander.&lt;/p&gt;&lt;p&gt;Latenz ist zugestellt − fällig, auf einer monotonen Uhr.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder neuer, ohne jede Gewährleistung.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Text der Lizenz</translation>
    </message>
    <message>
        <source>Work of others and its licences</source>
        <translation>Arbeit anderer und ihre Lizenzen</translation>
    </message>
    <message>
        <source>%1, used while building</source>
        <translation>%1, beim Bauen gebraucht</translation>
    </message>
    <message>
        <source>PushScope is made with the work of others, under these licences. On a Debian system the full texts are also in the file copyright of each library&apos;s folder in /usr/share/doc.</source>
        <translation>PushScope ist mit der Arbeit anderer gemacht, unter diesen Lizenzen. Auf einem Debian-System stehen die vollen Texte auch in der Datei copyright im Ordner jeder Bibliothek in /usr/share/doc.</translation>
    </message>
</context>
<context>
    <name>pushscope::AddPaneDialog</name>
    <message>
        <source>Add pane</source>
        <translation>Feld hinzufügen</translation>
    </message>
    <message>
        <source>the server&apos;s default</source>
        <translation>Vorgabe des Servers</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Transport</source>
        <translation>&amp;Transport</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Channel</source>
        <translation>&amp;Kanal</translation>
    </message>
    <message>
        <source>&amp;Ask every</source>
        <translation>A&amp;bfragen alle</translation>
    </message>
    <message>
        <source>Address: a URL with a host is needed, as http://127.0.0.1:8080</source>
        <translation>Adresse: eine URL mit Host ist nötig, etwa http://127.0.0.1:8080</translation>
    </message>
    <message>
        <source>Address: it must begin with http, https, ws or wss</source>
        <translation>Adresse: sie muss mit http, https, ws oder wss beginnen</translation>
    </message>
    <message>
        <source>Channel: 1 to 128 of A–Z a–z 0–9 . _ : -</source>
        <translation>Kanal: 1 bis 128 Zeichen aus A–Z a–z 0–9 . _ : -</translation>
    </message>
    <message>
        <source>An address without a path means a PushScope server: the path follows the transport.</source>
        <translation>Eine Adresse ohne Pfad meint einen PushScope-Server: der Pfad folgt aus dem Transport.</translation>
    </message>
</context>
<context>
    <name>pushscope::AnswerButton</name>
    <message>
        <source>Answer %1: %2</source>
        <translation>Antwort %1: %2</translation>
    </message>
    <message>
        <source>Answer %1: %2. %3</source>
        <translation>Antwort %1: %2. %3</translation>
    </message>
    <message>
        <source>your answer</source>
        <translation>die gewählte Antwort</translation>
    </message>
    <message>
        <source>this was right</source>
        <translation>das war richtig</translation>
    </message>
    <message>
        <source>your answer, and right</source>
        <translation>gewählt und richtig</translation>
    </message>
    <message>
        <source>your answer, but not so</source>
        <translation>gewählt, aber es ist nicht so</translation>
    </message>
</context>
<context>
    <name>pushscope::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
</context>
<context>
    <name>pushscope::CauseText</name>
    <message>
        <source>%1. This window accepts what the system trusts; pushscope-cli watch takes more, with --tls-ca or --tls-fingerprint.</source>
        <translation>%1. Dieses Fenster akzeptiert nur Zertifikate, denen das System vertraut; pushscope-cli watch akzeptiert mit --tls-ca oder --tls-fingerprint auch andere.</translation>
    </message>
</context>
<context>
    <name>pushscope::ChartAxes</name>
    <message>
        <source>10 µs</source>
        <translation>10 µs</translation>
    </message>
    <message>
        <source>0.1 ms</source>
        <translation>0,1 ms</translation>
    </message>
</context>
<context>
    <name>pushscope::ChartTable</name>
    <message>
        <source>Ctrl+Shift+T shows it as a table.</source>
        <translation>Strg+Umschalt+T zeigt es als Tabelle.</translation>
    </message>
    <message>
        <source>Shows the chart as a table</source>
        <translation>Zeigt das Diagramm als Tabelle</translation>
    </message>
    <message>
        <source>Chart as a table</source>
        <translation>Diagramm als Tabelle</translation>
    </message>
    <message>
        <source>&amp;Chart</source>
        <translation>&amp;Diagramm</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>&amp;Follow, once a second</source>
        <translation>&amp;Folgen, einmal je Sekunde</translation>
    </message>
    <message>
        <source>&amp;Renew</source>
        <translation>&amp;Erneuern</translation>
    </message>
    <message>
        <source>Co&amp;py</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>Als CSV &amp;speichern…</translation>
    </message>
    <message>
        <source>%1 as a table</source>
        <translation>%1 als Tabelle</translation>
    </message>
    <message>
        <source>No chart is shown.</source>
        <translation>Kein Diagramm ist zu sehen.</translation>
    </message>
    <message>
        <source>The chart is no longer shown.</source>
        <translation>Das Diagramm ist nicht mehr zu sehen.</translation>
    </message>
    <message>
        <source>Rows: %1</source>
        <translation>Zeilen: %1</translation>
    </message>
    <message>
        <source>%1; %2 older ones are left out</source>
        <translation>%1; %2 ältere sind ausgelassen</translation>
    </message>
</context>
<context>
    <name>pushscope::CheckView</name>
    <message>
        <source>The run was not possible: %1</source>
        <translation>Der Lauf war nicht möglich: %1</translation>
    </message>
    <message>
        <source>The run is not over yet.</source>
        <translation>Der Lauf ist noch nicht zu Ende.</translation>
    </message>
    <message>
        <source>The run has not been made yet.</source>
        <translation>Der Lauf steht noch aus.</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Done by hand: nothing is judged.</source>
        <translation>Von Hand ausgeführt: nichts wird beurteilt.</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>vorhergesagt</translation>
    </message>
    <message>
        <source>not predicted</source>
        <translation>nicht vorhergesagt</translation>
    </message>
    <message>
        <source>Your answer was: %1. Right was: %2</source>
        <translation>Gewählt war: %1. Richtig war: %2</translation>
    </message>
    <message>
        <source>met</source>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>nicht erfüllt</translation>
    </message>
</context>
<context>
    <name>pushscope::ChooserView</name>
    <message>
        <source>Advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>Who has something to say?</source>
        <translation>Wer hat etwas mitzuteilen?</translation>
    </message>
    <message>
        <source>The server; the client hardly ever</source>
        <translation>Der Server; der Client kaum je</translation>
    </message>
    <message>
        <source>The server; the client now and then</source>
        <translation>Der Server; der Client ab und zu</translation>
    </message>
    <message>
        <source>Both, equally often</source>
        <translation>Beide, gleich oft</translation>
    </message>
    <message>
        <source>How often does something happen?</source>
        <translation>Wie oft geschieht etwas?</translation>
    </message>
    <message>
        <source>Once in minutes</source>
        <translation>Einmal in Minuten</translation>
    </message>
    <message>
        <source>Some events a second</source>
        <translation>Einige Ereignisse je Sekunde</translation>
    </message>
    <message>
        <source>Many events a second</source>
        <translation>Viele Ereignisse je Sekunde</translation>
    </message>
    <message>
        <source>What is sent?</source>
        <translation>Was wird gesendet?</translation>
    </message>
    <message>
        <source>Text, as JSON</source>
        <translation>Text, etwa JSON</translation>
    </message>
    <message>
        <source>Binary data</source>
        <translation>Binärdaten</translation>
    </message>
    <message>
        <source>Where does the client run?</source>
        <translation>Wo läuft der Client?</translation>
    </message>
    <message>
        <source>In a program of yours</source>
        <translation>In einem eigenen Programm</translation>
    </message>
    <message>
        <source>In a browser, one tab</source>
        <translation>Im Browser, ein Tab</translation>
    </message>
    <message>
        <source>In a browser, many tabs</source>
        <translation>Im Browser, viele Tabs</translation>
    </message>
    <message>
        <source>What lies between?</source>
        <translation>Was liegt dazwischen?</translation>
    </message>
    <message>
        <source>Nothing that interferes</source>
        <translation>Nichts, das eingreift</translation>
    </message>
    <message>
        <source>Proxies that end silent connections</source>
        <translation>Proxys, die stille Verbindungen beenden</translation>
    </message>
    <message>
        <source>Proxies that buffer, or forbid upgrades</source>
        <translation>Proxys, die puffern oder Upgrades verbieten</translation>
    </message>
    <message>
        <source>How many clients at a time?</source>
        <translation>Wie viele Clients gleichzeitig?</translation>
    </message>
    <message>
        <source>Hundreds</source>
        <translation>Hunderte</translation>
    </message>
    <message>
        <source>Thousands</source>
        <translation>Tausende</translation>
    </message>
    <message>
        <source>A hundred thousand</source>
        <translation>Hunderttausend</translation>
    </message>
    <message>
        <source>When must an event be there?</source>
        <translation>Wann muss ein Ereignis da sein?</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Within seconds</source>
        <translation>Binnen Sekunden</translation>
    </message>
    <message>
        <source>Within minutes</source>
        <translation>Binnen Minuten</translation>
    </message>
    <message>
        <source>What was missed must come later</source>
        <translation>Verpasstes muss nachgeliefert werden</translation>
    </message>
    <message>
        <source>Server and proxies speak HTTP/2 or 3</source>
        <translation>Server und Proxys sprechen HTTP/2 oder 3</translation>
    </message>
    <message>
        <source>This fits best:</source>
        <translation>Am besten passt:</translation>
    </message>
    <message>
        <source>Mind:</source>
        <translation>Zu beachten:</translation>
    </message>
    <message>
        <source>The others:</source>
        <translation>Die anderen:</translation>
    </message>
    <message>
        <source>Test it: %1</source>
        <translation>Ausprobieren: %1</translation>
    </message>
    <message>
        <source>Runs %1</source>
        <translation>Startet %1</translation>
    </message>
</context>
<context>
    <name>pushscope::ClusterBar</name>
    <message>
        <source>Servers that share a log</source>
        <translation>Server mit gemeinsamem Log</translation>
    </message>
    <message>
        <source>Node %1</source>
        <translation>Knoten %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Node %1 is killed.</source>
        <translation>Knoten %1 wird abgeschossen.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Node %1 is started.</source>
        <translation>Knoten %1 wird gestartet.</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Redis is killed.</source>
        <translation>Redis wird abgeschossen.</translation>
    </message>
    <message>
        <source>Start with its data</source>
        <translation>Mit Daten starten</translation>
    </message>
    <message>
        <source>Redis is started with its data.</source>
        <translation>Redis wird mit seinen Daten gestartet.</translation>
    </message>
    <message>
        <source>Start empty</source>
        <translation>Leer starten</translation>
    </message>
    <message>
        <source>Redis is started without its data.</source>
        <translation>Redis wird ohne seine Daten gestartet.</translation>
    </message>
    <message>
        <source>starts</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>looks for Redis</source>
        <translation>sucht Redis</translation>
    </message>
    <message>
        <source>no Redis</source>
        <translation>kein Redis</translation>
    </message>
    <message>
        <source>no event yet</source>
        <translation>noch kein Ereignis</translation>
    </message>
    <message>
        <source>newest id %1</source>
        <translation>neueste ID %1</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>its clients go on elsewhere</source>
        <translation>seine Clients machen anderswo weiter</translation>
    </message>
    <message>
        <source>%1 events refused so far</source>
        <translation>%1 Ereignisse bisher abgelehnt</translation>
    </message>
    <message>
        <source>events are refused</source>
        <translation>Ereignisse werden abgelehnt</translation>
    </message>
    <message>
        <source>keeps the log of all nodes</source>
        <translation>führt das Log aller Knoten</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
</context>
<context>
    <name>pushscope::CommandPalette</name>
    <message>
        <source>No command has these letters.</source>
        <translation>Kein Befehl hat diese Buchstaben.</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Type a few letters of a command, a fault, a lesson or a page of the manual</source>
        <translation>Befehl, Störung, Lektion oder Handbuchseite tippen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>Passende Befehle</translation>
    </message>
</context>
<context>
    <name>pushscope::CompareModel</name>
    <message>
        <source>measured, n %1</source>
        <translation>gemessen, n %1</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
</context>
<context>
    <name>pushscope::CompareSession</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The comparison was not possible: %1</source>
        <translation>Der Vergleich war nicht möglich: %1</translation>
    </message>
</context>
<context>
    <name>pushscope::CompareTable</name>
    <message>
        <source>Comparison of the transports</source>
        <translation>Vergleich der Transporte</translation>
    </message>
</context>
<context>
    <name>pushscope::CompareView</name>
    <message>
        <source>&amp;Comparison</source>
        <translation>&amp;Vergleich</translation>
    </message>
    <message>
        <source>&amp;Which one?</source>
        <translation>&amp;Welcher?</translation>
    </message>
    <message>
        <source>&amp;Measure now</source>
        <translation>Jetzt &amp;messen</translation>
    </message>
    <message>
        <source>Runs all four transports on this machine and puts in what it measures</source>
        <translation>Lässt alle vier Transporte auf diesem Rechner laufen und trägt die Messwerte ein</translation>
    </message>
    <message>
        <source>Measured %1 on %2, over loopback: server and clients shared this machine.</source>
        <translation>Gemessen %1 auf %2, über Loopback: Server und Clients teilten sich diesen Rechner.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Messung läuft…</translation>
    </message>
    <message>
        <source>Plain cells are facts of the protocol, with their source: Enter opens it. Cells with a bar are measured.</source>
        <translation>Einfache Zellen sind Tatsachen des Protokolls mit ihrer Quelle: Eingabe öffnet sie. Zellen mit Balken sind gemessen.</translation>
    </message>
    <message>
        <source>Nothing was measured yet.</source>
        <translation>Noch ist nichts gemessen.</translation>
    </message>
</context>
<context>
    <name>pushscope::DesktopSession</name>
    <message>
        <source>recording: %1</source>
        <translation>Aufzeichnung: %1</translation>
    </message>
    <message>
        <source>shared at %1</source>
        <translation>geteilt unter %1</translation>
    </message>
    <message>
        <source>the feed: %1</source>
        <translation>der Feed: %1</translation>
    </message>
    <message>
        <source>The feed does not run: %1</source>
        <translation>Der Feed läuft nicht: %1</translation>
    </message>
    <message>
        <source>The feed has come to its end.</source>
        <translation>Der Feed ist zu Ende.</translation>
    </message>
    <message>
        <source>warning: %1 can be reached from other machines, and no --token is set</source>
        <translation>Warnung: %1 ist von anderen Rechnern erreichbar, und --token fehlt</translation>
    </message>
    <message>
        <source>The embedded server does not run: %1</source>
        <translation>Der eingebaute Server läuft nicht: %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Use a free port</source>
        <translation>Freien Port nehmen</translation>
    </message>
    <message>
        <source>the run did not report in time</source>
        <translation>der Lauf hat nicht rechtzeitig berichtet</translation>
    </message>
    <message>
        <source>--report: cannot write %1: %2</source>
        <translation>--report: %1 ist nicht schreibbar: %2</translation>
    </message>
</context>
<context>
    <name>pushscope::DistributionView</name>
    <message>
        <source>How often</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>Perzentile</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>p99.9</source>
        <translation>p99,9</translation>
    </message>
    <message>
        <source>p99.99</source>
        <translation>p99,99</translation>
    </message>
    <message>
        <source>Distribution · %1</source>
        <translation>Verteilung · %1</translation>
    </message>
</context>
<context>
    <name>pushscope::DockTitle</name>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
</context>
<context>
    <name>pushscope::ExperimentSession</name>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>%1 lässt sich nicht öffnen: %2</translation>
    </message>
    <message>
        <source>%1 ×%2</source>
        <translation>%1 ×%2</translation>
    </message>
    <message>
        <source>the run has no outcome</source>
        <translation>der Lauf hat kein Ergebnis</translation>
    </message>
</context>
<context>
    <name>pushscope::ExportSession</name>
    <message>
        <source>&amp;Save report…</source>
        <translation>Be&amp;richt speichern…</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>A page for people (*.html);;JSON for programs (*.json)</source>
        <translation>Seite für Menschen (*.html);;JSON für Programme (*.json)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 war nicht schreibbar: %2</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>%1 ist geschrieben.</translation>
    </message>
</context>
<context>
    <name>pushscope::ExportTableModel</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>pushscope::FaultCard</name>
    <message>
        <source>met 1 connection</source>
        <translation>traf 1 Verbindung</translation>
    </message>
    <message>
        <source>met %1 connections</source>
        <translation>traf %1 Verbindungen</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>over</source>
        <translation>vorbei</translation>
    </message>
    <message>
        <source>begins in %1</source>
        <translation>beginnt in %1</translation>
    </message>
    <message>
        <source>being armed</source>
        <translation>wird aktiv</translation>
    </message>
    <message>
        <source>active, %1 left</source>
        <translation>wirkt, noch %1</translation>
    </message>
    <message>
        <source>active</source>
        <translation>wirkt</translation>
    </message>
    <message>
        <source>Edit this fault</source>
        <translation>Diese Störung bearbeiten</translation>
    </message>
    <message>
        <source>Armed</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Remove this fault</source>
        <translation>Diese Störung entfernen</translation>
    </message>
    <message>
        <source>This fault on the command line</source>
        <translation>Diese Störung auf der Befehlszeile</translation>
    </message>
    <message>
        <source>Copy for the command line</source>
        <translation>Für die Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>No embedded server runs: nobody can make this fault.</source>
        <translation>Kein eingebauter Server läuft: niemand kann diese Störung erzeugen.</translation>
    </message>
    <message>
        <source>%1 armed</source>
        <translation>%1 aktiv</translation>
    </message>
    <message>
        <source>Fault: %1, %2</source>
        <translation>Störung: %1, %2</translation>
    </message>
    <message>
        <source>Hide the fields</source>
        <translation>Felder ausblenden</translation>
    </message>
</context>
<context>
    <name>pushscope::FaultForm</name>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Cut by</source>
        <translation>Trennen nach</translation>
    </message>
    <message>
        <source> B/s</source>
        <translation> B/s</translation>
    </message>
    <message>
        <source> B</source>
        <translation> B</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Jitter ±</source>
        <translation>Jitter ±</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>Begins after</source>
        <translation>Beginnt nach</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>ohne Ende</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Dauert</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beide</translation>
    </message>
    <message>
        <source>↑ to the server</source>
        <translation>↑ zum Server</translation>
    </message>
    <message>
        <source>↓ to the client</source>
        <translation>↓ zum Client</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Meets</source>
        <translation>Trifft</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrsch.</translation>
    </message>
    <message>
        <source>The same seed draws the same</source>
        <translation>Derselbe Startwert zieht dasselbe</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>all clients</source>
        <translation>alle Clients</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>pane %1: %2</source>
        <translation>Feld %1: %2</translation>
    </message>
</context>
<context>
    <name>pushscope::FaultKindMenu</name>
    <message>
        <source>&amp;Add fault</source>
        <translation>Störung &amp;hinzufügen</translation>
    </message>
    <message>
        <source>At the server</source>
        <translation>Am Server</translation>
    </message>
    <message>
        <source>Made by the embedded server, for everyone</source>
        <translation>Vom eingebauten Server erzeugt, für alle</translation>
    </message>
    <message>
        <source>No embedded server runs to make these</source>
        <translation>Kein eingebauter Server läuft, der diese erzeugt</translation>
    </message>
</context>
<context>
    <name>pushscope::FaultPresetMenu</name>
    <message>
        <source>&amp;Presets</source>
        <translation>&amp;Vorlagen</translation>
    </message>
</context>
<context>
    <name>pushscope::FaultText</name>
    <message>
        <source>Each piece of data passes %1 after it came; the order is kept.</source>
        <translation>Jedes Datenstück läuft %1 nach dem Eintreffen weiter; die Reihenfolge bleibt.</translation>
    </message>
    <message>
        <source>Each piece of data passes %1, give or take %2, after it came; the order is kept.</source>
        <translation>Jedes Datenstück läuft %1, plus oder minus %2, nach dem Eintreffen weiter; die Reihenfolge bleibt.</translation>
    </message>
    <message>
        <source>A connection is closed once %1 have passed over it.</source>
        <translation>Eine Verbindung wird geschlossen, sobald %1 darüber gelaufen sind.</translation>
    </message>
    <message>
        <source>A connection is closed %1 after it was opened.</source>
        <translation>Eine Verbindung wird %1 nach dem Öffnen geschlossen.</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Bandbreite</translation>
    </message>
    <message>
        <source>Stall</source>
        <translation>Stillstand</translation>
    </message>
    <message>
        <source>Black hole</source>
        <translation>Schwarzes Loch</translation>
    </message>
    <message>
        <source>Close (FIN)</source>
        <translation>Schließen (FIN)</translation>
    </message>
    <message>
        <source>Reset (RST)</source>
        <translation>Abbruch (RST)</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Trennung</translation>
    </message>
    <message>
        <source>Idle timeout</source>
        <translation>Leerlauf-Timeout</translation>
    </message>
    <message>
        <source>Buffering proxy</source>
        <translation>Puffernder Proxy</translation>
    </message>
    <message>
        <source>Slow reader</source>
        <translation>Langsamer Leser</translation>
    </message>
    <message>
        <source>Slow close</source>
        <translation>Träges Schließen</translation>
    </message>
    <message>
        <source>Refuse connections</source>
        <translation>Verbindungen abweisen</translation>
    </message>
    <message>
        <source>Error answers</source>
        <translation>Fehlerantworten</translation>
    </message>
    <message>
        <source>Mute heartbeats</source>
        <translation>Heartbeats stumm</translation>
    </message>
    <message>
        <source>Withhold pongs</source>
        <translation>Pongs zurückhalten</translation>
    </message>
    <message>
        <source>Pause the server</source>
        <translation>Server anhalten</translation>
    </message>
    <message>
        <source>Restart the server</source>
        <translation>Server neu starten</translation>
    </message>
    <message>
        <source>Forget the history</source>
        <translation>Historie vergessen</translation>
    </message>
    <message>
        <source>Everything arrives later, with or without jitter</source>
        <translation>Alles trifft später ein, mit oder ohne Jitter</translation>
    </message>
    <message>
        <source>Only so many bytes pass each second</source>
        <translation>Nur so viele Bytes laufen je Sekunde durch</translation>
    </message>
    <message>
        <source>Nothing passes for a while, then all of it</source>
        <translation>Eine Weile läuft nichts durch, dann alles</translation>
    </message>
    <message>
        <source>What is sent vanishes, and nothing closes</source>
        <translation>Gesendetes verschwindet, und nichts schließt</translation>
    </message>
    <message>
        <source>Connections end in an orderly way</source>
        <translation>Verbindungen enden ordentlich</translation>
    </message>
    <message>
        <source>Connections break at once</source>
        <translation>Verbindungen brechen sofort ab</translation>
    </message>
    <message>
        <source>Connections end after some bytes or some time</source>
        <translation>Verbindungen enden nach einigen Bytes oder einiger Zeit</translation>
    </message>
    <message>
        <source>Quiet connections are closed, as proxies do</source>
        <translation>Stille Verbindungen werden geschlossen, wie Proxys es tun</translation>
    </message>
    <message>
        <source>Responses are held back until there is enough of them</source>
        <translation>Antworten werden zurückgehalten, bis genug davon da ist</translation>
    </message>
    <message>
        <source>The client&apos;s side reads slowly: queues fill</source>
        <translation>Die Seite des Clients liest langsam: Warteschlangen füllen sich</translation>
    </message>
    <message>
        <source>The end of a connection is told late</source>
        <translation>Das Ende einer Verbindung wird spät gemeldet</translation>
    </message>
    <message>
        <source>No new connection gets in</source>
        <translation>Keine neue Verbindung kommt hinein</translation>
    </message>
    <message>
        <source>A proxy answers 502, 503 or 429 itself</source>
        <translation>Ein Proxy antwortet selbst mit 502, 503 oder 429</translation>
    </message>
    <message>
        <source>The server sends no heartbeats</source>
        <translation>Der Server sendet keine Heartbeats</translation>
    </message>
    <message>
        <source>WebSocket pings stay without an answer</source>
        <translation>WebSocket-Pings bleiben ohne Antwort</translation>
    </message>
    <message>
        <source>The server stands still, sockets stay open</source>
        <translation>Der Server steht still, Sockets bleiben offen</translation>
    </message>
    <message>
        <source>The server goes and comes back with an empty log</source>
        <translation>Der Server geht und kommt mit leerem Log wieder</translation>
    </message>
    <message>
        <source>Nothing older can be replayed</source>
        <translation>Nichts Älteres kann nachgeliefert werden</translation>
    </message>
    <message>
        <source>At most %1 pass each second; the rest waits.</source>
        <translation>Höchstens %1 laufen je Sekunde durch; der Rest wartet.</translation>
    </message>
    <message>
        <source>Nothing passes, as when radio is lost; at the end all that waited passes.</source>
        <translation>Nichts läuft durch, wie bei einem Funkloch; am Ende läuft alles Wartende durch.</translation>
    </message>
    <message>
        <source>What is sent vanishes and nothing closes; at the end the connections that lost bytes are reset.</source>
        <translation>Gesendetes verschwindet, und nichts schließt; am Ende werden Verbindungen mit verlorenen Bytes abgebrochen.</translation>
    </message>
    <message>
        <source>Connections are closed in an orderly way (TCP FIN).</source>
        <translation>Verbindungen werden ordentlich geschlossen (TCP FIN).</translation>
    </message>
    <message>
        <source>Connections are reset (TCP RST).</source>
        <translation>Verbindungen werden abgebrochen (TCP RST).</translation>
    </message>
    <message>
        <source>A connection over which nothing passed for %1 is closed.</source>
        <translation>Eine Verbindung, über die %1 lang nichts lief, wird geschlossen.</translation>
    </message>
    <message>
        <source>A response is held back until %1 of it are there or it has ended; WebSocket passes.</source>
        <translation>Eine Antwort wird zurückgehalten, bis %1 davon da sind oder sie zu Ende ist; WebSocket läuft durch.</translation>
    </message>
    <message>
        <source>Only %1 each second are taken from the server, so its queue fills.</source>
        <translation>Nur %1 je Sekunde werden dem Server abgenommen, daher füllt sich seine Warteschlange.</translation>
    </message>
    <message>
        <source>That one side has closed reaches the other %1 later.</source>
        <translation>Dass eine Seite geschlossen hat, erfährt die andere %1 später.</translation>
    </message>
    <message>
        <source>New connections are refused; open ones stay.</source>
        <translation>Neue Verbindungen werden abgewiesen; offene bleiben.</translation>
    </message>
    <message>
        <source>New requests are answered with %1 and do not reach the server.</source>
        <translation>Neue Anfragen werden mit %1 beantwortet und erreichen den Server nicht.</translation>
    </message>
    <message>
        <source>The server sends no heartbeats, so watchdogs take quiet streams for dead.</source>
        <translation>Der Server sendet keine Heartbeats, daher halten Wächter stille Streams für tot.</translation>
    </message>
    <message>
        <source>The server does not answer the pings of WebSocket clients.</source>
        <translation>Der Server beantwortet die Pings von WebSocket-Clients nicht.</translation>
    </message>
    <message>
        <source>The server stands still with its sockets open; what becomes due in the meantime comes late.</source>
        <translation>Der Server steht bei offenen Sockets still; was inzwischen fällig wird, kommt verspätet.</translation>
    </message>
    <message>
        <source>The server goes away for a second and comes back with an empty log.</source>
        <translation>Der Server geht für eine Sekunde weg und kommt mit leerem Log wieder.</translation>
    </message>
    <message>
        <source>The server goes away for %1 and comes back with an empty log.</source>
        <translation>Der Server geht für %1 weg und kommt mit leerem Log wieder.</translation>
    </message>
    <message>
        <source>The server&apos;s history is emptied: who resumes from before gets a reset.</source>
        <translation>Die Historie des Servers wird geleert: wer davor ansetzt, erhält einen Reset.</translation>
    </message>
    <message>
        <source>With probability 0 it changes nothing.</source>
        <translation>Mit Wahrscheinlichkeit 0 ändert sie nichts.</translation>
    </message>
    <message>
        <source>As it is, it changes nothing.</source>
        <translation>So, wie sie ist, ändert sie nichts.</translation>
    </message>
    <message>
        <source>A long poll pays twice in each cycle: once on its request and once on its answer. Events that become due in between wait for the next answer.</source>
        <translation>Ein Long Poll zahlt zweimal je Zyklus: einmal bei der Anfrage und einmal bei der Antwort. Ereignisse, die dazwischen fällig werden, warten auf die nächste Antwort.</translation>
    </message>
    <message>
        <source>A long poll pays it once in each cycle, and what becomes due before the next request has arrived waits for the answer after that.</source>
        <translation>Ein Long Poll zahlt sie einmal je Zyklus, und was fällig wird, bevor die nächste Anfrage da ist, wartet auf die Antwort danach.</translation>
    </message>
    <message>
        <source>Without a duration it lasts until it is removed.</source>
        <translation>Ohne Dauer wirkt sie, bis sie entfernt wird.</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>client %1</source>
        <translation>Client %1</translation>
    </message>
    <message>
        <source>all clients</source>
        <translation>alle Clients</translation>
    </message>
    <message>
        <source>Café Wi-Fi</source>
        <translation>Café-WLAN</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>Aufzug</translation>
    </message>
    <message>
        <source>Laptop sleep</source>
        <translation>Laptop im Schlaf</translation>
    </message>
    <message>
        <source>Bad proxy</source>
        <translation>Schlechter Proxy</translation>
    </message>
    <message>
        <source>Balancer, 60 s idle timeout</source>
        <translation>Lastverteiler, 60 s Leerlauf</translation>
    </message>
    <message>
        <source>Slow and uneven, with short stalls: a network shared by many</source>
        <translation>Langsam und ungleichmäßig, mit kurzem Stillstand: ein Netz, das viele teilen</translation>
    </message>
    <message>
        <source>The signal is gone for a while and nobody is told</source>
        <translation>Das Signal ist eine Weile weg, und niemand erfährt es</translation>
    </message>
    <message>
        <source>The lid is closed for longer than the server waits, then opened</source>
        <translation>Der Deckel ist länger zu, als der Server wartet, dann geht er auf</translation>
    </message>
    <message>
        <source>Holds responses back and closes what is quiet</source>
        <translation>Hält Antworten zurück und schließt, was still ist</translation>
    </message>
    <message>
        <source>Closes every connection that was quiet for a minute</source>
        <translation>Schließt jede Verbindung, die eine Minute still war</translation>
    </message>
</context>
<context>
    <name>pushscope::FaultsPanel</name>
    <message>
        <source>Add fault…</source>
        <translation>Störung hinzufügen…</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alle entfernen</translation>
    </message>
    <message>
        <source>Remove all faults at once; the network is as it was</source>
        <translation>Alle Störungen auf einmal entfernen; das Netz ist wie zuvor</translation>
    </message>
    <message>
        <source>No fault is armed. Faults are made in the network between the clients and their servers, in real time. Begin with a situation that everyone knows:</source>
        <translation>Keine Störung ist aktiv. Störungen entstehen im Netz zwischen den Clients und ihren Servern, in Echtzeit. Ein Anfang mit Situationen, die jeder kennt:</translation>
    </message>
</context>
<context>
    <name>pushscope::FigureRow</name>
    <message>
        <source>Figures</source>
        <translation>Messwerte</translation>
    </message>
</context>
<context>
    <name>pushscope::FindBar</name>
    <message>
        <source>&amp;Find on this page:</source>
        <translation>Auf dieser Seite &amp;suchen:</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>&amp;Vorige</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Nächste</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>1 place</source>
        <translation>1 Stelle</translation>
    </message>
    <message>
        <source>%1 places</source>
        <translation>%1 Stellen</translation>
    </message>
</context>
<context>
    <name>pushscope::GuestHistory</name>
    <message>
        <source>a viewer was kicked</source>
        <translation>ein Zuschauer wurde entfernt</translation>
    </message>
    <message>
        <source>a viewer left</source>
        <translation>ein Zuschauer ging</translation>
    </message>
    <message>
        <source>a viewer joined by %1</source>
        <translation>ein Zuschauer kam über %1</translation>
    </message>
</context>
<context>
    <name>pushscope::HelpDesk</name>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>The diagnostics are copied: paste them into your report. They name no address, token or person.</source>
        <translation>Die Diagnose ist kopiert: sie gehört in die Meldung. Sie nennt keine Adresse, kein Token und keine Person.</translation>
    </message>
</context>
<context>
    <name>pushscope::HexView</name>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Byte %1: %2</source>
        <translation>Byte %1: %2</translation>
    </message>
</context>
<context>
    <name>pushscope::InspectorPanel</name>
    <message>
        <source>%1 of at most %2 pieces, %3 of %4 MiB held</source>
        <translation>%1 von höchstens %2 Stücken, %3 von %4 MiB gehalten</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>None of %1 rows passes the filter. Escape takes it away.</source>
        <translation>Keine von %1 Zeilen passt zum Filter. Esc nimmt ihn weg.</translation>
    </message>
    <message>
        <source>What passes between the clients and their servers appears here, byte by byte: requests and responses, events, frames, heartbeats, and what faults do to them.</source>
        <translation>Hier erscheint Byte für Byte, was zwischen den Clients und ihren Servern läuft: Anfragen und Antworten, Ereignisse, Frames, Heartbeats, und was Störungen daraus machen.</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>%1 older pieces dropped</source>
        <translation>%1 ältere Stücke verworfen</translation>
    </message>
    <message>
        <source>The filter hides what that client got at that time.</source>
        <translation>Der Filter verdeckt, was der Client zu dieser Zeit erhielt.</translation>
    </message>
    <message>
        <source>Nothing of that time is held for that client.</source>
        <translation>Aus dieser Zeit ist für den Client nichts mehr da.</translation>
    </message>
</context>
<context>
    <name>pushscope::Ledger</name>
    <message>
        <source>duplicate</source>
        <translation>doppelt</translation>
    </message>
    <message>
        <source>not due</source>
        <translation>nicht fällig</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>pünktlich</translation>
    </message>
    <message>
        <source>late</source>
        <translation>verspätet</translation>
    </message>
    <message>
        <source>replayed</source>
        <translation>nachgeliefert</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, and once more as a duplicate</source>
        <translation>%1, und noch einmal doppelt</translation>
    </message>
    <message>
        <source>Event %1, %2: %3</source>
        <translation>Ereignis %1, %2: %3</translation>
    </message>
    <message>
        <source>No event has been sent yet.</source>
        <translation>Noch ist kein Ereignis gesendet.</translation>
    </message>
    <message>
        <source>%1 events, %2 clients: %3</source>
        <translation>%1 Ereignisse, %2 Clients: %3</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>client</source>
        <translation>Client</translation>
    </message>
</context>
<context>
    <name>pushscope::LedgerLegend</name>
    <message>
        <source>Legend: full on time, lower half late, hollow replayed, round mark duplicate, cross lost, point pending, empty not due</source>
        <translation>Legende: voll pünktlich, untere Hälfte verspätet, hohl nachgeliefert, runde Marke doppelt, Kreuz verloren, Punkt ausstehend, leer nicht fällig</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>doppelt</translation>
    </message>
</context>
<context>
    <name>pushscope::LedgerPicture</name>
    <message>
        <source>Delivery ledger</source>
        <translation>Zustellmatrix</translation>
    </message>
    <message>
        <source>What became of each event appears here.</source>
        <translation>Hier erscheint, was aus jedem Ereignis wurde.</translation>
    </message>
    <message>
        <source>%1 ×%2</source>
        <translation>%1 ×%2</translation>
    </message>
    <message>
        <source>%1, duplicate</source>
        <translation>%1, doppelt</translation>
    </message>
</context>
<context>
    <name>pushscope::LedgerView</name>
    <message>
        <source>Deliveries of each client</source>
        <translation>Zustellungen jedes Clients</translation>
    </message>
    <message>
        <source>No event has been sent yet.</source>
        <translation>Noch ist kein Ereignis gesendet.</translation>
    </message>
</context>
<context>
    <name>pushscope::LessonDesk</name>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>&amp;Experiments</source>
        <translation>&amp;Experimente</translation>
    </message>
    <message>
        <source>Open an experiment</source>
        <translation>Experiment öffnen</translation>
    </message>
    <message>
        <source>Experiments (*.json)</source>
        <translation>Experimente (*.json)</translation>
    </message>
</context>
<context>
    <name>pushscope::LessonList</name>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>done · %1</source>
        <translation>fertig · %1</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Open an experiment…</source>
        <translation>Experiment öffnen…</translation>
    </message>
    <message>
        <source>Back to the live run</source>
        <translation>Zurück zum Live-Lauf</translation>
    </message>
    <message>
        <source>%1. %2 %3%4</source>
        <translation>%1. %2 %3%4</translation>
    </message>
    <message>
        <source>, done</source>
        <translation>, fertig</translation>
    </message>
    <message>
        <source>Each tests one claim on real traffic: predict, run, compare with what is measured. %1 of %2 done.</source>
        <translation>Jede prüft eine Behauptung an echtem Verkehr: vorhersagen, ausführen, mit den Messwerten vergleichen. %1 von %2 fertig.</translation>
    </message>
</context>
<context>
    <name>pushscope::LessonModel</name>
    <message>
        <source>The run</source>
        <translation>Der Lauf</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Was zu sehen war</translation>
    </message>
    <message>
        <source>The claim still holds. It should have failed.</source>
        <translation>Die Behauptung gilt noch. Sie hätte scheitern sollen.</translation>
    </message>
    <message>
        <source>The claim holds.</source>
        <translation>Die Behauptung gilt.</translation>
    </message>
    <message>
        <source>Without the cause the claim fails, as it should.</source>
        <translation>Ohne die Ursache scheitert die Behauptung, wie sie soll.</translation>
    </message>
    <message>
        <source>The claim does not hold here.</source>
        <translation>Die Behauptung gilt hier nicht.</translation>
    </message>
    <message>
        <source>This run cannot tell.</source>
        <translation>Dieser Lauf entscheidet nichts.</translation>
    </message>
</context>
<context>
    <name>pushscope::LessonPage</name>
    <message>
        <source>All lessons</source>
        <translation>Alle Lektionen</translation>
    </message>
    <message>
        <source>Back to the live run</source>
        <translation>Zurück zum Live-Lauf</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Space: more below · Page up: back · F11: leave</source>
        <translation>Leertaste: weiter unten · Bild auf: zurück · F11: verlassen</translation>
    </message>
    <message>
        <source>Space: on · Page up: back · F11: leave</source>
        <translation>Leertaste: weiter · Bild auf: zurück · F11: verlassen</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>What is changed: %1</source>
        <translation>Was sich ändert: %1</translation>
    </message>
    <message>
        <source>%1, step %2 of %3: %4</source>
        <translation>%1, Schritt %2 von %3: %4</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>pushscope::LiveChart</name>
    <message>
        <source>0 s</source>
        <translation>0 s</translation>
    </message>
</context>
<context>
    <name>pushscope::Load</name>
    <message>
        <source>Connecting</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>Waiting for the rest</source>
        <translation>Warten auf den Rest</translation>
    </message>
    <message>
        <source>VALID</source>
        <translation>GÜLTIG</translation>
    </message>
    <message>
        <source>DEGRADED</source>
        <translation>FRAGLICH</translation>
    </message>
    <message>
        <source>INVALID</source>
        <translation>UNGÜLTIG</translation>
    </message>
    <message>
        <source>4 × %1 clients</source>
        <translation>4 × %1 Clients</translation>
    </message>
    <message>
        <source>%1 × %2 clients</source>
        <translation>%1 × %2 Clients</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <translation>%1 /s</translation>
    </message>
    <message>
        <source>lockstep</source>
        <translation>Gleichschritt</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>%1: median %2, 99th percentile %3</source>
        <translation>%1: Median %2, 99. Perzentil %3</translation>
    </message>
</context>
<context>
    <name>pushscope::LoadCurvePlot</name>
    <message>
        <source>Latency by percentile</source>
        <translation>Latenz nach Perzentil</translation>
    </message>
    <message>
        <source>The curve is drawn when the measured time is over.</source>
        <translation>Die Kurve erscheint, wenn die Messzeit vorbei ist.</translation>
    </message>
    <message>
        <source>Nothing was delivered in the measured time.</source>
        <translation>In der Messzeit wurde nichts zugestellt.</translation>
    </message>
    <message>
        <source>share of the deliveries that took no longer</source>
        <translation>Anteil der Zustellungen, die nicht länger dauerten</translation>
    </message>
    <message>
        <source>0 %</source>
        <translation>0 %</translation>
    </message>
    <message>
        <source>50 %</source>
        <translation>50 %</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source> A</source>
        <translation> A</translation>
    </message>
    <message>
        <source> B</source>
        <translation> B</translation>
    </message>
</context>
<context>
    <name>pushscope::LoadForm</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>This window&apos;s server</source>
        <translation>Server dieses Fensters</translation>
    </message>
    <message>
        <source>Another server</source>
        <translation>Anderer Server</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Events are posted to</source>
        <translation>Ereignisse gehen an</translation>
    </message>
    <message>
        <source>/publish of the same server</source>
        <translation>/publish desselben Servers</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keins</translation>
    </message>
    <message>
        <source>So many connections of each transport</source>
        <translation>So viele Verbindungen je Transport</translation>
    </message>
    <message>
        <source>Clients of each</source>
        <translation>Clients je Art</translation>
    </message>
    <message>
        <source>at a rate</source>
        <translation>mit Rate</translation>
    </message>
    <message>
        <source>in lockstep</source>
        <translation>im Gleichschritt</translation>
    </message>
    <message>
        <source>At a rate: the times are fixed in advance, whatever the server does; measures latency.
In lockstep: each event follows when all clients have the one before; measures how many deliveries a second are possible.</source>
        <translation>Mit Rate: die Zeiten stehen vorher fest, was der Server auch tut; misst die Latenz.
Im Gleichschritt: ein Ereignis folgt, wenn alle Clients das vorige haben; misst, wie viele Zustellungen je Sekunde möglich sind.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source> /s</source>
        <translation> /s</translation>
    </message>
    <message>
        <source>Events a second, each to every client</source>
        <translation>Ereignisse je Sekunde, jedes an jeden Client</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source> B</source>
        <translation> B</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzlast</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Measured time</source>
        <translation>Messzeit</translation>
    </message>
    <message>
        <source>Time before it that is not measured</source>
        <translation>Zeit davor, die nicht gemessen wird</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Short polling: from an answer to the next request</source>
        <translation>Short Polling: von einer Antwort bis zur nächsten Anfrage</translation>
    </message>
    <message>
        <source>Short poll every</source>
        <translation>Short Poll alle</translation>
    </message>
    <message>
        <source>This window&apos;s server (stopped)</source>
        <translation>Server dieses Fensters (gestoppt)</translation>
    </message>
    <message>
        <source>This window&apos;s server, port %1</source>
        <translation>Server dieses Fensters, Port %1</translation>
    </message>
    <message>
        <source>it does not run: start it first (F5)</source>
        <translation>er läuft nicht: erst starten (F5)</translation>
    </message>
    <message>
        <source>this is no address</source>
        <translation>das ist keine Adresse</translation>
    </message>
</context>
<context>
    <name>pushscope::LoadLatencyPlot</name>
    <message>
        <source>Latency over time</source>
        <translation>Latenz im Zeitverlauf</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>p50 %1, p99 %2, max %3</source>
        <translation>p50 %1, p99 %2, max %3</translation>
    </message>
</context>
<context>
    <name>pushscope::LoadRatePlot</name>
    <message>
        <source>Deliveries a second, offered and achieved</source>
        <translation>Zustellungen je Sekunde, angeboten und erreicht</translation>
    </message>
    <message>
        <source>offered</source>
        <translation>angeboten</translation>
    </message>
    <message>
        <source>%1 /s to %2 clients</source>
        <translation>%1 /s an %2 Clients</translation>
    </message>
    <message>
        <source>offered: %1 /s</source>
        <translation>angeboten: %1 /s</translation>
    </message>
</context>
<context>
    <name>pushscope::LoadRunBar</name>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>beside</source>
        <translation>neben</translation>
    </message>
    <message>
        <source>Run that is shown</source>
        <translation>Gezeigter Lauf</translation>
    </message>
    <message>
        <source>Run to compare with</source>
        <translation>Lauf zum Vergleich</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save the run as a report, .html or .json</source>
        <translation>Den Lauf als Bericht speichern, .html oder .json</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Open a saved report to compare with</source>
        <translation>Einen gespeicherten Bericht zum Vergleich öffnen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the figures as a table</source>
        <translation>Die Messwerte als Tabelle kopieren</translation>
    </message>
    <message>
        <source>no other</source>
        <translation>keinem anderen</translation>
    </message>
    <message>
        <source>Open a report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Reports of loads (*.json)</source>
        <translation>Lastberichte (*.json)</translation>
    </message>
    <message>
        <source>Report to read (*.html);;Report to compare with (*.json)</source>
        <translation>Bericht zum Lesen (*.html);;Bericht zum Vergleichen (*.json)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
</context>
<context>
    <name>pushscope::LoadRuns</name>
    <message>
        <source>#%1  %2  %3</source>
        <translation>#%1  %2  %3</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
</context>
<context>
    <name>pushscope::LoadSession</name>
    <message>
        <source>The report cannot be written to %1: %2</source>
        <translation>Der Bericht ist nicht nach %1 schreibbar: %2</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>%1 lässt sich nicht öffnen: %2</translation>
    </message>
</context>
<context>
    <name>pushscope::LoadStatus</name>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1 %2 von %3</translation>
    </message>
    <message>
        <source> (%1 failed)</source>
        <translation> (%1 gescheitert)</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Offen: %1</translation>
    </message>
    <message>
        <source>Everything that was offered arrived in time, and the generator kept up.</source>
        <translation>Alles Angebotene kam rechtzeitig an, und der Lastgenerator hielt Schritt.</translation>
    </message>
    <message>
        <source>• and %1 more</source>
        <translation>• und %1 weitere</translation>
    </message>
    <message>
        <source>Progress of the load</source>
        <translation>Fortschritt der Last</translation>
    </message>
    <message>
        <source>%1 of %2 events accepted, sent late by %3 (p99). Generator: %4 late (p99), %5 % of a core.</source>
        <translation>%1 von %2 Ereignissen angenommen, um %3 verspätet gesendet (p99). Lastgenerator: %4 verspätet (p99), %5&#xa0;% eines Kerns.</translation>
    </message>
    <message>
        <source>B is %1%2</source>
        <translation>B ist %1%2</translation>
    </message>
    <message>
        <source>A is %1</source>
        <translation>A ist %1</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>Kein Ergebnis</translation>
    </message>
</context>
<context>
    <name>pushscope::LoadTableModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>A / B</source>
        <translation>A / B</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Offered /s</source>
        <translation>Angeboten /s</translation>
    </message>
    <message>
        <source>Delivered /s</source>
        <translation>Zugestellt /s</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>p99.9</source>
        <translation>p99,9</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>First event</source>
        <translation>Erstes Ereignis</translation>
    </message>
    <message>
        <source>Wire/event</source>
        <translation>Leitung/Ereignis</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
</context>
<context>
    <name>pushscope::LoadTimePlot</name>
    <message>
        <source>A saved report tells nothing of the course over time.</source>
        <translation>Ein gespeicherter Bericht sagt nichts über den Zeitverlauf.</translation>
    </message>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation>Noch ist nichts gemessen.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 s, %2</source>
        <translation>%1 s, %2</translation>
    </message>
</context>
<context>
    <name>pushscope::LoadView</name>
    <message>
        <source>&lt;h3&gt;What does this server deliver, and how fast?&lt;/h3&gt;&lt;p&gt;Many clients of each transport connect to one server. Events are published at times that are fixed in advance, each to every client, and each delivery is measured from the time at which its event was due: a server that stands still is charged for all that waited.&lt;/p&gt;&lt;p&gt;While it runs you see what is offered and what arrives, and the latency of each transport. At the end there are the percentile curve, the figures, and a verdict whether they can be trusted.&lt;/p&gt;&lt;p&gt;Choose server and size on the left, then &lt;b&gt;Start the load&lt;/b&gt; (Ctrl+Enter). Two runs can be laid over each other; a report of &lt;tt&gt;pushscope-cli bench&lt;/tt&gt; can be opened to compare with.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Was stellt dieser Server zu, und wie schnell?&lt;/h3&gt;&lt;p&gt;Viele Clients jedes Transports verbinden sich mit einem Server. Ereignisse werden zu vorher festgelegten Zeiten veröffentlicht, jedes an jeden Client, und jede Zustellung wird ab dem Zeitpunkt gemessen, an dem ihr Ereignis fällig war: einem stillstehenden Server wird alles Wartende angerechnet.&lt;/p&gt;&lt;p&gt;Während des Laufs ist zu sehen, was angeboten wird und was ankommt, und die Latenz jedes Transports. Am Ende stehen die Perzentilkurve, die Messwerte und ein Urteil, ob ihnen zu trauen ist.&lt;/p&gt;&lt;p&gt;Links Server und Größe wählen, dann &lt;b&gt;Last starten&lt;/b&gt; (Strg+Eingabe). Zwei Läufe lassen sich übereinanderlegen; ein Bericht von &lt;tt&gt;pushscope-cli bench&lt;/tt&gt; lässt sich zum Vergleich öffnen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Open a saved report…</source>
        <translation>Gespeicherten Bericht öffnen…</translation>
    </message>
    <message>
        <source>Latency is delivered − due, that of polling with the wait for the next poll. A figure with ~ stands on fewer than ten samples above it.</source>
        <translation>Latenz ist zugestellt − fällig, beim Polling mit dem Warten auf den nächsten Poll. Ein Wert mit ~ hat weniger als zehn Messungen über sich.</translation>
    </message>
    <message>
        <source>Figures of the load</source>
        <translation>Messwerte der Last</translation>
    </message>
    <message>
        <source>Server, clients and this window share one machine, and the figures show that.</source>
        <translation>Server, Clients und dieses Fenster teilen sich einen Rechner, und die Messwerte zeigen das.</translation>
    </message>
    <message>
        <source>The clients run on this machine and share it with this window.</source>
        <translation>Die Clients laufen auf diesem Rechner und teilen ihn mit diesem Fenster.</translation>
    </message>
    <message>
        <source>Stop the load</source>
        <translation>Last stoppen</translation>
    </message>
    <message>
        <source>Start the load</source>
        <translation>Last starten</translation>
    </message>
</context>
<context>
    <name>pushscope::MainWindow</name>
    <message>
        <source>PushScope</source>
        <translation>PushScope</translation>
    </message>
    <message>
        <source>Redis is back: events are refused until the nodes have found it again.</source>
        <translation>Redis ist wieder da: Ereignisse werden abgelehnt, bis die Knoten es gefunden haben.</translation>
    </message>
    <message>
        <source>Redis is away: events are refused until it is back. Clients stay connected.</source>
        <translation>Redis ist weg: Ereignisse werden abgelehnt, bis es wieder da ist. Clients bleiben verbunden.</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>ist nicht erreichbar</translation>
    </message>
    <message>
        <source>The log at %1 %2. Events are refused until it is back.</source>
        <translation>Das Log bei %1 %2. Ereignisse werden abgelehnt, bis es wieder da ist.</translation>
    </message>
    <message>
        <source>PushScope speaks this language when it is started again.</source>
        <translation>PushScope spricht diese Sprache nach dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>pushscope::ManualBrowser</name>
    <message>
        <source>Page of the manual</source>
        <translation>Seite des Handbuchs</translation>
    </message>
    <message>
        <source>The manual has no page “%1”.</source>
        <translation>Das Handbuch hat keine Seite „%1“.</translation>
    </message>
</context>
<context>
    <name>pushscope::ManualWindow</name>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Handbuch durchsuchen</translation>
    </message>
    <message>
        <source>Find on page</source>
        <translation>Auf der Seite suchen</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>A−</source>
        <comment>smaller type</comment>
        <translation>A−</translation>
    </message>
    <message>
        <source>A+</source>
        <comment>larger type</comment>
        <translation>A+</translation>
    </message>
    <message>
        <source>Contents of the manual</source>
        <translation>Inhalt des Handbuchs</translation>
    </message>
    <message>
        <source>This program was built without its manual.</source>
        <translation>Dieses Programm wurde ohne sein Handbuch gebaut.</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>Keine Seite hat diese Wörter.</translation>
    </message>
    <message>
        <source>1 section has these words.</source>
        <translation>1 Abschnitt hat diese Wörter.</translation>
    </message>
    <message>
        <source>%1 sections have these words.</source>
        <translation>%1 Abschnitte haben diese Wörter.</translation>
    </message>
    <message>
        <source>%1 · Manual</source>
        <translation>%1 · Handbuch</translation>
    </message>
    <message>
        <source>The manual is in English.</source>
        <translation>Das Handbuch ist auf Englisch.</translation>
    </message>
</context>
<context>
    <name>pushscope::PaintedChart</name>
    <message>
        <source>Latency · %1</source>
        <translation>Latenz · %1</translation>
    </message>
    <message>
        <source> replayed</source>
        <translation> nachgeliefert</translation>
    </message>
</context>
<context>
    <name>pushscope::PaletteDelegate</name>
    <message>
        <source>%1 · not now</source>
        <translation>%1 · nicht jetzt</translation>
    </message>
</context>
<context>
    <name>pushscope::PaletteModel</name>
    <message>
        <source>not now</source>
        <translation>nicht jetzt</translation>
    </message>
</context>
<context>
    <name>pushscope::PaneGrid</name>
    <message>
        <source>No pane is open</source>
        <translation>Kein Feld ist offen</translation>
    </message>
    <message>
        <source>A pane follows one push endpoint, of this program&apos;s server or of any other.</source>
        <translation>Ein Feld folgt einem Push-Endpunkt, dem des eigenen Servers oder eines anderen.</translation>
    </message>
    <message>
        <source>Add pane…</source>
        <translation>Feld hinzufügen…</translation>
    </message>
    <message>
        <source>Open the four panes of this server</source>
        <translation>Die vier Felder dieses Servers öffnen</translation>
    </message>
</context>
<context>
    <name>pushscope::PaneModel</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <extracomment>of several servers: &quot;open at B&quot;</extracomment>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>no byte yet</source>
        <translation>noch kein Byte</translation>
    </message>
    <message>
        <source>last byte %1</source>
        <translation>letztes Byte %1</translation>
    </message>
    <message>
        <source>wire / event (data %1)</source>
        <translation>Leitung/Ereignis (Daten %1)</translation>
    </message>
    <message>
        <source>p50 · n %1</source>
        <translation>p50 · n %1</translation>
    </message>
    <message>
        <source>Median latency: delivered − due, over all events since the start or the last clear</source>
        <translation>Median der Latenz: zugestellt − fällig, über alle Ereignisse seit dem Start oder dem letzten Leeren</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>99 of 100 events were not slower. Grey while fewer than ten samples lie beyond it</source>
        <translation>99 von 100 Ereignissen waren nicht langsamer. Grau, solange weniger als zehn Messungen darüber liegen</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>The slowest event</source>
        <translation>Das langsamste Ereignis</translation>
    </message>
    <message>
        <source>reconnects</source>
        <translation>Wiederverb.</translation>
    </message>
    <message>
        <source>How often the connection was open again after it had been lost</source>
        <translation>Wie oft die Verbindung nach einem Verlust wieder offen war</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>Events that are missing now, by their sequence numbers</source>
        <translation>Ereignisse, die jetzt fehlen, nach ihren Folgenummern</translation>
    </message>
    <message>
        <source>Bytes on the wire in both directions for each event, heads and framing included; in brackets the payload alone</source>
        <translation>Bytes auf der Leitung in beiden Richtungen je Ereignis, mit Köpfen und Rahmen; in Klammern die Nutzlast allein</translation>
    </message>
    <message>
        <source>%1: %2, no latency measured yet</source>
        <translation>%1: %2, noch keine Latenz gemessen</translation>
    </message>
    <message>
        <source>%1: %2, %3 events, latency median %4, 99th percentile %5, maximum %6, %7 reconnects, %8 lost</source>
        <translation>%1: %2, %3 Ereignisse, Latenz Median %4, 99. Perzentil %5, Maximum %6, %7 Wiederverbindungen, %8 verloren</translation>
    </message>
    <message>
        <source>Connected; no event has come yet</source>
        <translation>Verbunden; noch kam kein Ereignis</translation>
    </message>
    <message>
        <source>Events come; their latency cannot be told from them</source>
        <translation>Ereignisse kommen; ihre Latenz ist ihnen nicht anzusehen</translation>
    </message>
    <message>
        <source>No event in the last %1</source>
        <translation>Kein Ereignis in den letzten %1</translation>
    </message>
    <message>
        <source>wire / event</source>
        <translation>Leitung/Ereignis</translation>
    </message>
</context>
<context>
    <name>pushscope::PaneView</name>
    <message>
        <source>Show the distribution</source>
        <translation>Verteilung zeigen</translation>
    </message>
    <message>
        <source>Close this pane</source>
        <translation>Dieses Feld schließen</translation>
    </message>
    <message>
        <source>%1; faults in force: %2</source>
        <translation>%1; wirksame Störungen: %2</translation>
    </message>
    <message>
        <source>Show the live chart</source>
        <translation>Live-Diagramm zeigen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Mark of %1</source>
        <translation>Zeichen von %1</translation>
    </message>
</context>
<context>
    <name>pushscope::PlaybackBar</name>
    <message>
        <source>Playback of a recording</source>
        <translation>Wiedergabe einer Aufzeichnung</translation>
    </message>
    <message>
        <source>Position in the recording</source>
        <translation>Stelle in der Aufzeichnung</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Pause the recording (F6)</source>
        <translation>Aufzeichnung anhalten (F6)</translation>
    </message>
    <message>
        <source>Play the recording (F6)</source>
        <translation>Aufzeichnung abspielen (F6)</translation>
    </message>
</context>
<context>
    <name>pushscope::PlaybackSession</name>
    <message>
        <source>recorded %1 by %2</source>
        <translation>aufgezeichnet %1 von %2</translation>
    </message>
    <message>
        <source>The recording is not whole: what is here is shown.</source>
        <translation>Die Aufzeichnung ist nicht vollständig: gezeigt wird, was da ist.</translation>
    </message>
</context>
<context>
    <name>pushscope::RecordingDesk</name>
    <message>
        <source>Record to</source>
        <translation>Aufzeichnen in</translation>
    </message>
    <message>
        <source>Recordings (*.jsonl)</source>
        <translation>Aufzeichnungen (*.jsonl)</translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation>Aufzeichnung öffnen</translation>
    </message>
</context>
<context>
    <name>pushscope::RecordingSession</name>
    <message>
        <source>The recording has ended: %1</source>
        <translation>Die Aufzeichnung ist beendet: %1</translation>
    </message>
</context>
<context>
    <name>pushscope::RunBox</name>
    <message>
        <source>How far the run is</source>
        <translation>Wie weit der Lauf ist</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>%1 s, by hand</source>
        <translation>%1 s, von Hand</translation>
    </message>
    <message>
        <source>%1 s of %2 s</source>
        <translation>%1 s von %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>The run is over.</source>
        <translation>Der Lauf ist zu Ende.</translation>
    </message>
    <message>
        <source>The run was not possible: %1</source>
        <translation>Der Lauf war nicht möglich: %1</translation>
    </message>
    <message>
        <source>It runs. A key of the servers takes the plan&apos;s place.</source>
        <translation>Er läuft. Eine Taste der Server tritt an die Stelle des Plans.</translation>
    </message>
    <message>
        <source>It runs.</source>
        <translation>Er läuft.</translation>
    </message>
</context>
<context>
    <name>pushscope::RunTableModel</name>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Reconnects</source>
        <translation>Wiederverb.</translation>
    </message>
    <message>
        <source>Heartbeats</source>
        <translation>Heartbeats</translation>
    </message>
    <message>
        <source>Wire / event</source>
        <translation>Leitung/Ereignis</translation>
    </message>
</context>
<context>
    <name>pushscope::RunToolbar</name>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Ticker</source>
        <translation>Ticker</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Where the events come from</source>
        <translation>Woher die Ereignisse kommen</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Feed</translation>
    </message>
    <message>
        <source> /s</source>
        <translation> /s</translation>
    </message>
    <message>
        <source>Events per second</source>
        <translation>Ereignisse je Sekunde</translation>
    </message>
    <message>
        <source> B</source>
        <translation> B</translation>
    </message>
    <message>
        <source>as is</source>
        <translation>wie sie ist</translation>
    </message>
    <message>
        <source>To how many bytes each event is filled up</source>
        <translation>Auf wie viele Bytes jedes Ereignis aufgefüllt wird</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>After how many silent seconds the server sends a heartbeat, on connections opened from now on</source>
        <translation>Nach wie vielen stillen Sekunden der Server einen Heartbeat sendet, auf Verbindungen, die ab jetzt geöffnet werden</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzlast</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>Heartbeat</translation>
    </message>
    <message>
        <source>File to follow</source>
        <translation>Datei, der zu folgen ist</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>Datei: %1</translation>
    </message>
</context>
<context>
    <name>pushscope::SamplesPanel</name>
    <message>
        <source>Sample apps</source>
        <translation>Beispiel-Apps</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open %1 in the browser</source>
        <translation>%1 im Browser öffnen</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Source of %1</source>
        <translation>Quelltext von %1</translation>
    </message>
    <message>
        <source>Recent traffic</source>
        <translation>Letzter Verkehr</translation>
    </message>
    <message>
        <source>What clients publish and say in rooms shows here.</source>
        <translation>Hier erscheint, was Clients veröffentlichen und in Räumen sagen.</translation>
    </message>
    <message>
        <source>private message</source>
        <translation>private Nachricht</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>Source of the sample %1</source>
        <translation>Quelltext des Beispiels %1</translation>
    </message>
</context>
<context>
    <name>pushscope::SharePanel</name>
    <message>
        <source>Address at which this run is shared</source>
        <translation>Adresse, unter der dieser Lauf geteilt ist</translation>
    </message>
    <message>
        <source>The network at which others can reach this run</source>
        <translation>Das Netz, in dem andere diesen Lauf erreichen</translation>
    </message>
    <message>
        <source>Address to open in a browser</source>
        <translation>Adresse für den Browser</translation>
    </message>
    <message>
        <source>Opens the address when a phone looks at it</source>
        <translation>Öffnet die Adresse, wenn ein Telefon darauf blickt</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Save code…</source>
        <translation>Code speichern…</translation>
    </message>
    <message>
        <source>Save the QR code as PNG or SVG</source>
        <translation>Den QR-Code als PNG oder SVG speichern</translation>
    </message>
    <message>
        <source>New token</source>
        <translation>Neues Token</translation>
    </message>
    <message>
        <source>All viewers are disconnected, and the old address is of no use any more</source>
        <translation>Alle Zuschauer werden getrennt, und die alte Adresse taugt nicht mehr</translation>
    </message>
    <message>
        <source>Kick</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Disconnect the selected viewers and refuse them for a minute. A new token keeps everybody out.</source>
        <translation>Die gewählten Zuschauer trennen und eine Minute lang abweisen. Ein neues Token hält alle draußen.</translation>
    </message>
    <message>
        <source>Browsers that open the address show here.</source>
        <translation>Hier erscheinen Browser, die die Adresse öffnen.</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>Zuschauer</translation>
    </message>
    <message>
        <source>QR code of %1</source>
        <translation>QR-Code von %1</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation>Nicht mehr teilen</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Encrypted on the way.</source>
        <translation>Unterwegs verschlüsselt.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not encrypted:&lt;/b&gt; the network can read along.</source>
        <translation>&lt;b&gt;Nicht verschlüsselt:&lt;/b&gt; das Netz kann mitlesen.</translation>
    </message>
    <message>
        <source>Whoever can reach %1 and has this address sees &lt;b&gt;all that the server sends&lt;/b&gt;, and can write nothing. %2</source>
        <translation>Wer %1 erreicht und diese Adresse hat, sieht &lt;b&gt;alles, was der Server sendet&lt;/b&gt;, und kann nichts schreiben. %2</translation>
    </message>
    <message>
        <source>The server does not run. Start it to share it.</source>
        <translation>Der Server läuft nicht. Erst starten, dann teilen.</translation>
    </message>
    <message>
        <source>This computer has no network address at which others could reach it.</source>
        <translation>Dieser Rechner hat keine Netzadresse, unter der andere ihn erreichen könnten.</translation>
    </message>
    <message>
        <source>The server listens beyond this computer already, as --listen says. Share gives others an address of its own besides, with which they can only read.</source>
        <translation>Der Server lauscht schon über diesen Rechner hinaus, wie --listen sagt. Teilen gibt anderen dazu eine eigene Adresse, mit der sie nur lesen können.</translation>
    </message>
    <message>
        <source>Only this computer can reach the server now. Shared, browsers in the same network can watch the run, as the phones of a workshop.</source>
        <translation>Jetzt erreicht nur dieser Rechner den Server. Geteilt können Browser im selben Netz dem Lauf zusehen, etwa die Telefone eines Workshops.</translation>
    </message>
    <message>
        <source>&lt;b&gt;What they see:&lt;/b&gt; all that this server sends: every channel and its history, rooms, the sample apps, the server&apos;s figures. They cannot publish, and reach no file and nothing else of this computer.</source>
        <translation>&lt;b&gt;Was sie sehen:&lt;/b&gt; alles, was dieser Server sendet: jeden Kanal und seine Historie, Räume, die Beispiel-Apps, die Messwerte des Servers. Sie können nichts veröffentlichen und erreichen keine Datei und nichts anderes auf diesem Rechner.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Who:&lt;/b&gt; everybody who can reach the chosen address and has the secret token that is part of the link. They are listed here.</source>
        <translation>&lt;b&gt;Wer:&lt;/b&gt; alle, die die gewählte Adresse erreichen und das geheime Token haben, das im Link steht. Sie sind hier aufgeführt.</translation>
    </message>
    <message>
        <source>&lt;b&gt;It is not encrypted:&lt;/b&gt; who can listen in the network reads along, the token too. Share it in networks that you trust, and stop when you are done.</source>
        <translation>&lt;b&gt;Es ist nicht verschlüsselt:&lt;/b&gt; wer im Netz lauschen kann, liest mit, auch das Token. Nur in vertrauten Netzen teilen und danach aufhören.</translation>
    </message>
    <message>
        <source>%1 browser</source>
        <translation>%1 Browser</translation>
    </message>
    <message>
        <source>%1 browsers</source>
        <translation>%1 Browser</translation>
    </message>
    <message>
        <source>%1 connection</source>
        <translation>%1 Verbindung</translation>
    </message>
    <message>
        <source>%1 connections</source>
        <translation>%1 Verbindungen</translation>
    </message>
    <message>
        <source>Viewers: none</source>
        <translation>Zuschauer: keine</translation>
    </message>
    <message>
        <source>Viewers: %1, the first %2 shown</source>
        <translation>Zuschauer: %1, die ersten %2 gezeigt</translation>
    </message>
    <message>
        <source>Viewers: %1, %2</source>
        <translation>Zuschauer: %1, %2</translation>
    </message>
    <message>
        <source>Save the QR code</source>
        <translation>QR-Code speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png);;Drawings (*.svg)</source>
        <translation>Bilder (*.png);;Zeichnungen (*.svg)</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 ist nicht schreibbar.</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
</context>
<context>
    <name>pushscope::ShareSession</name>
    <message>
        <source>this computer has no address at which it could be shared</source>
        <translation>dieser Rechner hat keine Adresse, unter der sich teilen ließe</translation>
    </message>
    <message>
        <source>%1 is no address</source>
        <translation>%1 ist keine Adresse</translation>
    </message>
    <message>
        <source>It could not be shared: %1.</source>
        <translation>Das Teilen gelang nicht: %1.</translation>
    </message>
</context>
<context>
    <name>pushscope::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>In panes, charts and the timeline</source>
        <translation>In Feldern, Diagrammen und der Zeitleiste</translation>
    </message>
    <message>
        <source>Move the crosshair, or walk over the timeline</source>
        <translation>Fadenkreuz bewegen oder die Zeitleiste abgehen</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Links, Rechts</translation>
    </message>
    <message>
        <source>Take the crosshair away</source>
        <translation>Fadenkreuz wegnehmen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Menu of the pane</source>
        <translation>Menü des Felds</translation>
    </message>
    <message>
        <source>Menu key</source>
        <translation>Menütaste</translation>
    </message>
    <message>
        <source>Go to the next part, or back</source>
        <translation>Zum nächsten Teil gehen, oder zurück</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Umschalt+Tab</translation>
    </message>
    <message>
        <source>Open the menus</source>
        <translation>Menüs öffnen</translation>
    </message>
    <message>
        <source>F10, Alt</source>
        <translation>F10, Alt</translation>
    </message>
</context>
<context>
    <name>pushscope::SourceView</name>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>This program has been built without the samples.</source>
        <translation>Dieses Programm wurde ohne die Beispiele gebaut.</translation>
    </message>
</context>
<context>
    <name>pushscope::StateAnnouncer</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>pushscope::StateChip</name>
    <message>
        <source>State: %1</source>
        <translation>Zustand: %1</translation>
    </message>
</context>
<context>
    <name>pushscope::StatusLine</name>
    <message>
        <source>Where the embedded server listens</source>
        <translation>Wo der eingebaute Server lauscht</translation>
    </message>
    <message>
        <source>Clients of this window that are connected</source>
        <translation>Verbundene Clients dieses Fensters</translation>
    </message>
    <message>
        <source>Deliveries to all clients together</source>
        <translation>Zustellungen an alle Clients zusammen</translation>
    </message>
    <message>
        <source>How late the timers of the server&apos;s and the clients&apos; threads fire: beyond 20 ms the latencies are not to be trusted</source>
        <translation>Um wie viel die Timer der Threads von Server und Clients zu spät auslösen: über 20 ms ist den Latenzen nicht zu trauen</translation>
    </message>
    <message>
        <source>How often the window is drawn, and how long a frame takes (95th percentile)</source>
        <translation>Wie oft das Fenster gezeichnet wird, und wie lange ein Bild dauert (95. Perzentil)</translation>
    </message>
    <message>
        <source>recording: %1</source>
        <translation>Aufzeichnung: %1</translation>
    </message>
    <message>
        <source>server stopped</source>
        <translation>Server gestoppt</translation>
    </message>
    <message>
        <source>%1 of %2 clients</source>
        <translation>%1 von %2 Clients</translation>
    </message>
    <message>
        <source>1 client</source>
        <translation>1 Client</translation>
    </message>
    <message>
        <source>%1 clients</source>
        <translation>%1 Clients</translation>
    </message>
    <message>
        <source>%1 deliveries/s</source>
        <translation>%1 Zustellungen/s</translation>
    </message>
    <message>
        <source>loop lag p99 %1</source>
        <translation>Schleifenverzug p99 %1</translation>
    </message>
    <message>
        <source>loop lag –</source>
        <translation>Schleifenverzug –</translation>
    </message>
    <message>
        <source>UI %1 fps · frame %2</source>
        <translation>UI %1 fps · Bild %2</translation>
    </message>
    <message>
        <source>View paused – capture goes on</source>
        <translation>Ansicht angehalten – die Erfassung läuft weiter</translation>
    </message>
    <message>
        <source>F11 leaves the presenter view</source>
        <translation>F11 verlässt die Vortragsansicht</translation>
    </message>
    <message>
        <source>● recording to %1</source>
        <translation>● Aufzeichnung in %1</translation>
    </message>
</context>
<context>
    <name>pushscope::StepDots</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
</context>
<context>
    <name>pushscope::StormPlot</name>
    <message>
        <source>%1: at most %2 connections tried within a second</source>
        <translation>%1: höchstens %2 Verbindungsversuche binnen einer Sekunde</translation>
    </message>
    <message>
        <source>%1 (×%2)</source>
        <translation>%1 (×%2)</translation>
    </message>
    <message>
        <source>Connections tried in each second</source>
        <translation>Verbindungsversuche in jeder Sekunde</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Delays that the backoff drew, in their order</source>
        <translation>Wartezeiten, die das Backoff zog, der Reihe nach</translation>
    </message>
    <message>
        <source>%1 draws</source>
        <translation>%1 Züge</translation>
    </message>
</context>
<context>
    <name>pushscope::TimelineLegend</name>
    <message>
        <source>heartbeat</source>
        <translation>Heartbeat</translation>
    </message>
    <message>
        <source>poll answered</source>
        <translation>Poll beantwortet</translation>
    </message>
    <message>
        <source>events missing</source>
        <translation>Ereignisse fehlen</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Legend: filled open, cross-hatched stale, dashed backoff with its delay, dotted connecting, line closed or failed, long tick heartbeat, short tick poll answered, triangle events missing, plain triangle reset, band fault</source>
        <translation>Legende: gefüllt offen, kreuzschraffiert verstummt, gestrichelt Backoff mit seiner Wartezeit, gepunktet verbindet, Linie geschlossen oder gescheitert, langer Strich Heartbeat, kurzer Strich Poll beantwortet, Dreieck Ereignisse fehlen, leeres Dreieck Reset, Band Störung</translation>
    </message>
</context>
<context>
    <name>pushscope::TimelineModel</name>
    <message>
        <source>heartbeat</source>
        <translation>Heartbeat</translation>
    </message>
    <message>
        <source>poll answered</source>
        <translation>Poll beantwortet</translation>
    </message>
    <message>
        <source>gap: events missing</source>
        <translation>Lücke: Ereignisse fehlen</translation>
    </message>
    <message>
        <source>reset: history lost</source>
        <translation>Reset: Historie verloren</translation>
    </message>
    <message>
        <source>fault began: %1</source>
        <translation>Störung begann: %1</translation>
    </message>
    <message>
        <source>fault ended: %1</source>
        <translation>Störung endete: %1</translation>
    </message>
    <message>
        <source>fault: %1</source>
        <translation>Störung: %1</translation>
    </message>
    <message>
        <source>Time, s</source>
        <translation>Zeit, s</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>pushscope::TimelinePanel</name>
    <message>
        <source>State timeline as a table</source>
        <translation>Zeitleiste als Tabelle</translation>
    </message>
    <message>
        <source>State timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Time shown by the charts and the timeline</source>
        <translation>Zeitspanne der Diagramme und der Zeitleiste</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>State timeline; faults in force: %1</source>
        <translation>Zeitleiste; wirksame Störungen: %1</translation>
    </message>
</context>
<context>
    <name>pushscope::TimelineView</name>
    <message>
        <source>State timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Each client gets a lane here</source>
        <translation>Jeder Client erhält hier eine Spur</translation>
    </message>
    <message>
        <source>%1: %2 for %3</source>
        <translation>%1: %2 seit %3</translation>
    </message>
    <message>
        <source>, planned wait %1</source>
        <translation>, geplante Wartezeit %1</translation>
    </message>
    <message>
        <source>Fault: %1, %2</source>
        <translation>Störung: %1, %2</translation>
    </message>
    <message>
        <source>, for %1 so far</source>
        <translation>, bisher %1</translation>
    </message>
    <message>
        <source>, for %1</source>
        <translation>, %1 lang</translation>
    </message>
    <message>
        <source>, met %1</source>
        <translation>, traf %1</translation>
    </message>
    <message>
        <source>%1: heartbeat</source>
        <translation>%1: Heartbeat</translation>
    </message>
    <message>
        <source>Fault: %1</source>
        <translation>Störung: %1</translation>
    </message>
</context>
<context>
    <name>pushscope::TourCard</name>
    <message>
        <source>&amp;Skip the tour</source>
        <translation>Über&amp;springen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>Tour, %1 of %2: %3</source>
        <translation>Rundgang, %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>pushscope::TrafficModel</name>
    <message>
        <source>publish</source>
        <translation>veröffentlicht</translation>
    </message>
    <message>
        <source>room message</source>
        <translation>Raumnachricht</translation>
    </message>
    <message>
        <source>private message</source>
        <translation>private Nachricht</translation>
    </message>
    <message>
        <source>join</source>
        <translation>betritt</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>verlässt</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>(not shown)</source>
        <translation>(nicht gezeigt)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Channel or room</source>
        <translation>Kanal/Raum</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>pushscope::TransportStyle</name>
    <message>
        <source>Server-Sent Events</source>
        <translation>Server-Sent Events</translation>
    </message>
    <message>
        <source>SSE</source>
        <translation>SSE</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>Long polling</source>
        <translation>Long Polling</translation>
    </message>
    <message>
        <source>Short polling</source>
        <translation>Short Polling</translation>
    </message>
</context>
<context>
    <name>pushscope::ViewExporter</name>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>No chart and no table is shown</source>
        <translation>Kein Diagramm und keine Tabelle ist zu sehen</translation>
    </message>
    <message>
        <source>As a picture, PNG…</source>
        <translation>Als Bild, PNG…</translation>
    </message>
    <message>
        <source>As a picture, SVG…</source>
        <translation>Als Bild, SVG…</translation>
    </message>
    <message>
        <source>As figures, CSV…</source>
        <translation>Als Werte, CSV…</translation>
    </message>
    <message>
        <source>As figures, JSON lines…</source>
        <translation>Als Werte, JSON-Zeilen…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
</context>
<context>
    <name>pushscope::ViewersModel</name>
    <message>
        <source>a program that does not say its name</source>
        <translation>ein Programm, das seinen Namen nicht nennt</translation>
    </message>
    <message>
        <source>%1 from %2&lt;br&gt;%3&lt;br&gt;Events: %4</source>
        <translation>%1 von %2&lt;br&gt;%3&lt;br&gt;Ereignisse: %4</translation>
    </message>
    <message>
        <source>Round trip, there and back: of a ping over WebSocket, else as the system knows it of the connection</source>
        <translation>Umlaufzeit, hin und zurück: die eines Pings über WebSocket, sonst wie das System sie von der Verbindung kennt</translation>
    </message>
    <message>
        <source>What waits on this side because the viewer does not take it fast enough</source>
        <translation>Was auf dieser Seite wartet, weil der Zuschauer es nicht schnell genug abnimmt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>RTT</source>
        <translation>RTT</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Schlange</translation>
    </message>
</context>
<context>
    <name>pushscope::WindowActions</name>
    <message>
        <source>&amp;Add pane…</source>
        <translation>Feld &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Close pane</source>
        <translation>Feld &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Open recording…</source>
        <translation>Aufzeichnung ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Copy figures</source>
        <translation>Messwerte &amp;kopieren</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>&amp;Pause view</source>
        <translation>Ansicht &amp;anhalten</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>&amp;Faults</source>
        <translation>&amp;Störungen</translation>
    </message>
    <message>
        <source>&amp;Clear all faults</source>
        <translation>Alle Störungen &amp;entfernen</translation>
    </message>
    <message>
        <source>L&amp;oad</source>
        <translation>&amp;Last</translation>
    </message>
    <message>
        <source>Load tests of this server or another (Ctrl+T)</source>
        <translation>Lasttests dieses oder eines anderen Servers (Strg+T)</translation>
    </message>
    <message>
        <source>&amp;Compare transports</source>
        <translation>Transporte &amp;vergleichen</translation>
    </message>
    <message>
        <source>&amp;All lessons</source>
        <translation>&amp;Alle Lektionen</translation>
    </message>
    <message>
        <source>Open &amp;experiment…</source>
        <translation>&amp;Experiment öffnen…</translation>
    </message>
    <message>
        <source>&amp;Back to the live run</source>
        <translation>&amp;Zurück zum Live-Lauf</translation>
    </message>
    <message>
        <source>Show &amp;distributions</source>
        <translation>V&amp;erteilungen zeigen</translation>
    </message>
    <message>
        <source>&amp;Presenter view</source>
        <translation>Vort&amp;ragsansicht</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>A&amp;nordnung zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;About PushScope</source>
        <translation>&amp;Über PushScope</translation>
    </message>
    <message>
        <source>Pane &amp;%1</source>
        <translation>Feld &amp;%1</translation>
    </message>
    <message>
        <source>Start or stop the embedded server (F5)</source>
        <translation>Den eingebauten Server starten oder stoppen (F5)</translation>
    </message>
    <message>
        <source>Freeze what is shown; capture goes on (F8)</source>
        <translation>Die Anzeige anhalten; die Erfassung läuft weiter (F8)</translation>
    </message>
    <message>
        <source>Begin all figures anew; connections stay (Ctrl+L)</source>
        <translation>Alle Messwerte neu beginnen; Verbindungen bleiben (Strg+L)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>Time &amp;window</source>
        <translation>&amp;Zeitfenster</translation>
    </message>
    <message>
        <source>Pa&amp;nes</source>
        <translation>&amp;Felder</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>L&amp;ektionen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>&amp;Resume view</source>
        <translation>Ansicht &amp;fortsetzen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop &amp;recording</source>
        <translation>Auf&amp;zeichnung beenden</translation>
    </message>
    <message>
        <source>&amp;Record…</source>
        <translation>Auf&amp;zeichnen…</translation>
    </message>
    <message>
        <source>&amp;Faults · %1</source>
        <translation>&amp;Störungen · %1</translation>
    </message>
    <message>
        <source>No fault is armed (Ctrl+Shift+F shows them)</source>
        <translation>Keine Störung ist aktiv (Strg+Umschalt+F zeigt sie)</translation>
    </message>
    <message>
        <source>1 fault is armed (Ctrl+Shift+F shows it)</source>
        <translation>1 Störung ist aktiv (Strg+Umschalt+F zeigt sie)</translation>
    </message>
    <message>
        <source>%1 faults are armed (Ctrl+Shift+F shows them)</source>
        <translation>%1 Störungen sind aktiv (Strg+Umschalt+F zeigt sie)</translation>
    </message>
    <message>
        <source>S&amp;hare · %1</source>
        <translation>&amp;Teilen · %1</translation>
    </message>
    <message>
        <source>S&amp;hare</source>
        <translation>&amp;Teilen</translation>
    </message>
    <message>
        <source>Let browsers in the network watch (Ctrl+Shift+S)</source>
        <translation>Browser im Netz zusehen lassen (Strg+Umschalt+S)</translation>
    </message>
    <message>
        <source>Shared; 1 browser looks on (Ctrl+Shift+S)</source>
        <translation>Geteilt; 1 Browser sieht zu (Strg+Umschalt+S)</translation>
    </message>
    <message>
        <source>Shared; %1 browsers look on (Ctrl+Shift+S)</source>
        <translation>Geteilt; %1 Browser sehen zu (Strg+Umschalt+S)</translation>
    </message>
    <message>
        <source>C&amp;hart as a table…</source>
        <translation>Diagramm als Ta&amp;belle…</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>Command &amp;palette…</source>
        <translation>Befehls&amp;palette…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <source>Faul&amp;ts</source>
        <translation>&amp;Störungen</translation>
    </message>
</context>
<context>
    <name>pushscope::WindowDocks</name>
    <message>
        <source>State timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Figures as a table</source>
        <translation>Messwerte als Tabelle</translation>
    </message>
    <message>
        <source>Wire inspector</source>
        <translation>Leitungsinspektor</translation>
    </message>
    <message>
        <source>Delivery ledger</source>
        <translation>Zustellmatrix</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Sample apps</source>
        <translation>Beispiel-Apps</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Figures of all panes</source>
        <translation>Messwerte aller Felder</translation>
    </message>
</context>
<context>
    <name>pushscope::WireActions</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>As &amp;curl command</source>
        <translation>Als &amp;curl-Befehl</translation>
    </message>
    <message>
        <source>As &amp;JavaScript</source>
        <translation>Als &amp;JavaScript</translation>
    </message>
    <message>
        <source>As &amp;hex</source>
        <translation>Als &amp;Hex</translation>
    </message>
    <message>
        <source>As &amp;text</source>
        <translation>Als &amp;Text</translation>
    </message>
    <message>
        <source>The request that this row belongs to is no longer held.</source>
        <translation>Die Anfrage, zu der diese Zeile gehört, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The curl command</source>
        <translation>Der curl-Befehl</translation>
    </message>
    <message>
        <source>The JavaScript</source>
        <translation>Das JavaScript</translation>
    </message>
    <message>
        <source>The hex dump</source>
        <translation>Der Hex-Dump</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>Der Text</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Connections shown, as JSON lines…</source>
        <translation>Gezeigte Verbindungen, als JSON-Zeilen…</translation>
    </message>
    <message>
        <source>Connections shown, as pcapng for Wireshark…</source>
        <translation>Gezeigte Verbindungen, als pcapng für Wireshark…</translation>
    </message>
    <message>
        <source>Everything held, as JSON lines…</source>
        <translation>Alles Gehaltene, als JSON-Zeilen…</translation>
    </message>
    <message>
        <source>Everything held, as pcapng for Wireshark…</source>
        <translation>Alles Gehaltene, als pcapng für Wireshark…</translation>
    </message>
    <message>
        <source>&amp;Follow this connection</source>
        <translation>Dieser Verbindung &amp;folgen</translation>
    </message>
    <message>
        <source>There is nothing to copy: the row is empty or no longer held.</source>
        <translation>Nichts zu kopieren: die Zeile ist leer oder nicht mehr da.</translation>
    </message>
    <message>
        <source>%1 is in the clipboard.</source>
        <translation>%1 ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Export the wire</source>
        <translation>Leitung exportieren</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <source>Packet capture (*.pcapng)</source>
        <translation>Paketmitschnitt (*.pcapng)</translation>
    </message>
    <message>
        <source>Nothing was exported: no connection is shown.</source>
        <translation>Nichts exportiert: keine Verbindung ist zu sehen.</translation>
    </message>
    <message>
        <source>%1 pieces were written to %2.</source>
        <translation>%1 Stücke sind in %2 geschrieben.</translation>
    </message>
</context>
<context>
    <name>pushscope::WireDetails</name>
    <message>
        <source>Decoded fields</source>
        <translation>Dekodierte Felder</translation>
    </message>
    <message>
        <source>Choose a row: its fields and bytes appear here.</source>
        <translation>Eine Zeile wählen: ihre Felder und Bytes erscheinen hier.</translation>
    </message>
    <message>
        <source>Not all is held</source>
        <translation>Nicht alles ist da</translation>
    </message>
    <message>
        <source>%1 of %2 bytes had to go to keep within the limits, so the rest cannot be decoded</source>
        <translation>%1 von %2 Bytes mussten wegen der Grenzen weichen, daher ist der Rest nicht dekodierbar</translation>
    </message>
    <message>
        <source>None of its bytes are held any longer.</source>
        <translation>Keines ihrer Bytes ist mehr da.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>TLS: the bytes are ciphertext</source>
        <translation>TLS: die Bytes sind Chiffrat</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>This row has no bytes: it tells what happened to the connection.</source>
        <translation>Diese Zeile hat keine Bytes: sie sagt, was der Verbindung geschah.</translation>
    </message>
</context>
<context>
    <name>pushscope::WireExport</name>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 war nicht schreibbar: %2</translation>
    </message>
</context>
<context>
    <name>pushscope::WireFilter</name>
    <message>
        <source>Not a regular expression: %1, at character %2</source>
        <translation>Kein regulärer Ausdruck: %1, bei Zeichen %2</translation>
    </message>
</context>
<context>
    <name>pushscope::WireFilterBar</name>
    <message>
        <source>Filter by text</source>
        <translation>Nach Text filtern</translation>
    </message>
    <message>
        <source>The text is a regular expression</source>
        <translation>Der Text ist ein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hin</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Her</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>All transports</source>
        <translation>Alle Transporte</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Alle Clients</translation>
    </message>
    <message>
        <source>Show all connections again</source>
        <translation>Wieder alle Verbindungen zeigen</translation>
    </message>
    <message>
        <source>Kinds of rows</source>
        <translation>Arten von Zeilen</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Suche läuft</translation>
    </message>
    <message>
        <source>%1 kinds</source>
        <translation>%1 Arten</translation>
    </message>
    <message>
        <source>Kinds of rows: %1</source>
        <translation>Arten von Zeilen: %1</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Connection %1</source>
        <translation>Verbindung %1</translation>
    </message>
    <message>
        <source>Only connection %1 is shown; show all again</source>
        <translation>Nur Verbindung %1 ist zu sehen; wieder alle zeigen</translation>
    </message>
</context>
<context>
    <name>pushscope::WireList</name>
    <message>
        <source>What passed on the wire</source>
        <translation>Was über die Leitung lief</translation>
    </message>
    <message>
        <source>Go to the end and follow it</source>
        <translation>Ans Ende gehen und ihm folgen</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 neu</translation>
    </message>
    <message>
        <source>%1, go to the end</source>
        <translation>%1, ans Ende gehen</translation>
    </message>
</context>
<context>
    <name>pushscope::WireModel</name>
    <message>
        <source>its beginning is no longer held</source>
        <translation>ihr Anfang ist nicht mehr da</translation>
    </message>
    <message>
        <source>%1:%2 to %3 (%4:%5)%6</source>
        <translation>%1:%2 an %3 (%4:%5)%6</translation>
    </message>
    <message>
        <source>, encrypted by TLS: the bytes are ciphertext</source>
        <translation>, durch TLS verschlüsselt: die Bytes sind Chiffrat</translation>
    </message>
    <message>
        <source>by the client (FIN)</source>
        <translation>vom Client (FIN)</translation>
    </message>
    <message>
        <source>by the server (FIN)</source>
        <translation>vom Server (FIN)</translation>
    </message>
    <message>
        <source>by the client (RST)</source>
        <translation>vom Client (RST)</translation>
    </message>
    <message>
        <source>by the server (RST)</source>
        <translation>vom Server (RST)</translation>
    </message>
    <message>
        <source>up</source>
        <translation>hin</translation>
    </message>
    <message>
        <source>down</source>
        <translation>her</translation>
    </message>
    <message>
        <source>Index in the capture</source>
        <translation>Nummer in der Erfassung</translation>
    </message>
    <message>
        <source>Seconds since the first piece</source>
        <translation>Sekunden seit dem ersten Stück</translation>
    </message>
    <message>
        <source>Time since the row before</source>
        <translation>Zeit seit der Zeile davor</translation>
    </message>
    <message>
        <source>Up: from the client to the server</source>
        <translation>Hin: vom Client zum Server</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Number of the connection</source>
        <translation>Nummer der Verbindung</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was sie sagt</translation>
    </message>
    <message>
        <source>Bytes of payload</source>
        <translation>Bytes der Nutzlast</translation>
    </message>
    <message>
        <source>Bytes on the wire, framing included</source>
        <translation>Bytes auf der Leitung, mit Rahmen</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Time (s)</source>
        <translation>Zeit (s)</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Conn.</source>
        <translation>Verb.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzlast</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation>Leitung</translation>
    </message>
</context>
<context>
    <name>pushscope::WireRequest</name>
    <message>
        <source>EventSource cannot be told to send: %1</source>
        <translation>EventSource kann nicht senden: %1</translation>
    </message>
    <message>
        <source>Events of another type: source.addEventListener(&quot;type&quot;, …)</source>
        <translation>Ereignisse anderen Typs: source.addEventListener(&quot;type&quot;, …)</translation>
    </message>
</context>
<context>
    <name>pushscope::WireRow</name>
    <message>
        <source>Continuation</source>
        <translation>Fortsetzung</translation>
    </message>
    <message>
        <source>Text frame</source>
        <translation>Text-Frame</translation>
    </message>
    <message>
        <source>Binary frame</source>
        <translation>Binär-Frame</translation>
    </message>
    <message>
        <source>Close frame</source>
        <translation>Close-Frame</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Pong</source>
        <translation>Pong</translation>
    </message>
    <message>
        <source>Frame, opcode %1</source>
        <translation>Frame, Opcode %1</translation>
    </message>
    <message>
        <source>Request head</source>
        <translation>Anfragekopf</translation>
    </message>
    <message>
        <source>Response head</source>
        <translation>Antwortkopf</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Rumpf</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Retry time</source>
        <translation>Retry-Zeit</translation>
    </message>
    <message>
        <source>Last event id</source>
        <translation>Letzte ID</translation>
    </message>
    <message>
        <source>Ciphertext</source>
        <translation>Chiffrat</translation>
    </message>
    <message>
        <source>Not decoded</source>
        <translation>Nicht dekodiert</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Abbruch</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>Control frames</source>
        <translation>Steuer-Frames</translation>
    </message>
    <message>
        <source>Bodies</source>
        <translation>Rümpfe</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
</context>
<context>
    <name>pushscope::WireTreeModel</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>pushscope::format</name>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>untätig</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>verstummt</translation>
    </message>
    <message>
        <source>backoff</source>
        <translation>Backoff</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
</context>
</TS>
