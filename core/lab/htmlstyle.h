// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pushscope {

// Colours of the transports as everywhere in the program; the darker ones are for a white ground.
inline constexpr char htmlStyle[] = R"(
:root{color-scheme:light dark;--ground:#fff;--text:#1c2128;--faint:#5b6570;--line:#d5dae0;--panel:#f5f7f9;
--sse:#0072b2;--ws:#00795a;--longpoll:#a86b00;--poll:#b3508a;--good:#00795a;--doubtful:#a86b00;--bad:#c24700;
--ontime:#66b89f;--late:#e69f00;--replayed:#4a90d9;--lost:#c2300f;--pending:#9aa5b1;--notdue:#e3e7eb}
@media screen and (prefers-color-scheme:dark){:root{--ground:#12161b;--text:#e8ecf0;--faint:#9aa5b1;--line:#323a43;
--panel:#1b2128;--sse:#56b4e9;--ws:#2fbf96;--longpoll:#e69f00;--poll:#dd8fb9;--good:#2fbf96;--doubtful:#e69f00;
--bad:#ff7a33;--ontime:#2b7d66;--late:#f0b429;--replayed:#56b4e9;--lost:#ff5a36;--pending:#6b7682;--notdue:#262d35}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}
main{margin:0 auto;max-width:80rem;padding:1.5rem 1rem 3rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}
p{margin:.25rem 0;max-width:60rem}.faint{color:var(--faint)}ul{margin:.25rem 0;padding-left:1.25rem}
.verdict{border-left:.5rem solid;padding:.5rem 1rem;background:var(--panel);margin:1rem 0}
.verdict strong{font-size:1.25rem;letter-spacing:.02em}
.verdict.good{border-color:var(--good)}.verdict.doubtful{border-color:var(--doubtful)}
.verdict.bad{border-color:var(--bad)}
.wide{overflow-x:auto}.wide+.wide{margin-top:.5rem}
table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums;width:100%}
th,td{padding:.3rem .5rem;text-align:right;vertical-align:top;white-space:nowrap;border-bottom:1px solid var(--line)}
th{color:var(--faint);font-weight:600}tbody th{color:var(--text)}th:first-child,td:first-child{text-align:left}
.words th,.words td{text-align:left;white-space:normal;min-width:5rem}.words th:first-child{white-space:nowrap}
.words td:nth-child(2){min-width:14rem}
.facts td,.facts th{white-space:normal;text-align:left;overflow-wrap:anywhere;font-weight:400}
.facts tbody th,.facts th{color:var(--faint);width:14rem;min-width:7rem}
figure{margin:0}details{margin:.5rem 0}summary{cursor:pointer;color:var(--faint);font-size:.875rem}
svg{display:block;width:100%;height:auto;min-width:34rem;background:var(--panel)}
svg text{fill:var(--faint);font:13px system-ui,sans-serif}
.grid{stroke:var(--line);stroke-width:1}.now{stroke:var(--faint);stroke-width:1.5;stroke-dasharray:2 3}
polyline,circle{fill:none;stroke-width:2.5;stroke-linejoin:round}
.sse{stroke:var(--sse)}.ws{stroke:var(--ws)}.longpoll{stroke:var(--longpoll)}.poll{stroke:var(--poll)}
svg text.sse{fill:var(--sse);stroke:none}svg text.ws{fill:var(--ws);stroke:none}
svg text.longpoll{fill:var(--longpoll);stroke:none}svg text.poll{fill:var(--poll);stroke:none}
rect.sse{fill:var(--sse);stroke:none}rect.ws{fill:var(--ws);stroke:none}
rect.longpoll{fill:var(--longpoll);stroke:none}rect.poll{fill:var(--poll);stroke:none}
polyline.ws{stroke-dasharray:9 4}polyline.longpoll{stroke-dasharray:3 3}polyline.poll{stroke-dasharray:12 4 3 4}
polyline.dash1{stroke-dasharray:14 5}polyline.dash2{stroke-dasharray:5 3}polyline.dash3{stroke-dasharray:2 4}
polyline.dash4{stroke-dasharray:16 3 2 3}
path{fill:none}path.ontime{stroke:var(--ontime)}path.late{stroke:var(--late)}path.replayed{stroke:var(--replayed)}
path.lost{stroke:var(--lost)}path.pending{stroke:var(--pending)}path.notdue{stroke:var(--notdue)}
path.twice{stroke:var(--text)}
rect.ontime,rect.open{fill:var(--ontime)}rect.late,rect.stale{fill:var(--late)}
rect.replayed,rect.connecting{fill:var(--replayed)}rect.lost,rect.failed{fill:var(--lost)}
rect.pending,rect.backoff{fill:var(--pending)}rect.notdue,rect.idle,rect.closed{fill:var(--notdue)}
rect.twice{fill:var(--text)}
rect.fault{fill:var(--lost);fill-opacity:.14}svg text.fault{fill:var(--bad)}
.key{display:flex;flex-wrap:wrap;gap:.25rem 1rem;font-size:.875rem}.key span{display:flex;align-items:center;gap:.4rem}
svg.box{width:14px;height:14px;min-width:0;flex:none;background:none}
footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.5rem;font-size:.875rem;color:var(--faint)}
@media (max-width:40rem){main{padding:1rem .75rem 2rem}h1{font-size:1.25rem}
.words td:nth-child(2){min-width:8rem}.facts tbody th,.facts th{width:8rem}}
@media print{body{font-size:10pt}main{max-width:none;padding:0}figure,.verdict,tr{break-inside:avoid}
h2{break-after:avoid}svg{min-width:0;print-color-adjust:exact;-webkit-print-color-adjust:exact}.wide{overflow:visible}
th,td{padding:.15rem .25rem}}
)";

} // namespace pushscope
