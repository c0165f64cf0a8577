/** Style of the one-file edition: logical properties only, both colour schemes, print; loads nothing. */
export const HTML_STYLE = `
:root{color-scheme:light dark;--paper:light-dark(#fdfcf9,#16191a);--ink:light-dark(#1c1f21,#e6e4de);--quiet:light-dark(#5a6064,#a3a8a8);--rule:light-dark(#d8d5cc,#3a4042);--accent:light-dark(#0b4f5c,#7cc4cf)}
*{box-sizing:border-box}
body{margin:0;padding:2rem 1rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,serif}
:lang(ar),:lang(fa),:lang(ps){font-family:"Noto Naskh Arabic","Traditional Arabic",Charter,Cambria,serif;line-height:1.9}
:lang(ur){font-family:"Noto Nastaliq Urdu","Jameel Noori Nastaleeq","Noto Naskh Arabic",serif;line-height:2.2}
:lang(hi),:lang(ne),:lang(mr),:lang(th),:lang(km),:lang(am){line-height:1.9}
main{max-inline-size:34em;margin-inline:auto}
h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.6rem;line-height:1.25;margin:2rem 0 .5rem}
h3{font-size:1.25rem;margin:1.5rem 0 .5rem}
h4,h5,h6{font-size:1rem;margin:1.5rem 0 .5rem}
p{margin:0 0 .75rem}
a{color:var(--accent)}
:target{outline:2px solid var(--accent);outline-offset:4px}
.subtitle{font-size:1.25rem}
.lead,.tag,.date,.edition,.footnote{color:var(--quiet)}
.edition{border-block-start:1px solid var(--rule);margin-block-start:2rem;padding-block-start:1rem;font-size:.8rem;overflow-wrap:anywhere}
.edition p{margin:0 0 .25rem}
.notice{border-block:1px solid var(--rule);padding-block:.5rem;margin-block:1rem;font-size:.9rem}
ol,ul{list-style:none;margin:0;padding:0}
li>p:first-child,.footnote>p:first-child{display:grid;grid-template-columns:minmax(2em,max-content) minmax(0,1fr);column-gap:.75em}
.n{font-variant-numeric:tabular-nums;color:var(--quiet)}
.t,.mark{display:block;grid-column:2;overflow-wrap:break-word}
h1>.n,h2>.n,h3>.n,h4>.n,h5>.n,h6>.n{float:inline-start;margin-inline-end:.75em}
.t:first-child,.t:first-child~.mark{grid-column:1/-1}
.mark{font:italic .8rem/1.5 system-ui,sans-serif;color:var(--quiet)}
.source{color:var(--quiet)}
blockquote{margin:0 0 .75rem;padding-inline-start:1em;border-inline-start:2px solid var(--rule)}
pre{margin:0 0 .75rem;overflow-x:auto}
.code pre,.code code{font:.875rem/1.5 ui-monospace,monospace}
hr{border:0;border-block-start:1px solid var(--rule);margin-block:1.5rem}
table{border-collapse:collapse;margin:0 0 1rem;font-variant-numeric:tabular-nums}
td,th{border-block-end:1px solid var(--rule);padding:.25rem .75rem;text-align:start;vertical-align:top}
li>*+*,.footnote>*+*{margin-inline-start:2.75em}
@media print{body{background:none;color:#000;padding:0}main{max-inline-size:none}a{color:inherit}li,blockquote,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}}
`;
