/** Style of the screens: logical properties only, rules rather than boxes, nothing told by colour alone. */
export const SCREEN = `
*{box-sizing:border-box}
html{text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:var(--body)/1.5 var(--sans);overflow-wrap:break-word}
:lang(ar),:lang(fa),:lang(ps){line-height:1.8;--serif:"Noto Naskh Arabic","Traditional Arabic",Charter,Cambria,serif}
:lang(ur){line-height:2.2;--serif:"Noto Nastaliq Urdu","Jameel Noori Nastaleeq","Noto Naskh Arabic",serif}
:lang(hi),:lang(ne),:lang(mr),:lang(th),:lang(km),:lang(am){line-height:1.8}
:lang(en){line-height:1.5}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;inset-inline-start:var(--s4);inset-block-start:-100px;padding:var(--s2) var(--s3);background:var(--paper)}
.skip:focus{inset-block-start:var(--s2)}
.top{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:0 var(--s6);padding:var(--s2) clamp(var(--s4),4vw,var(--s12));border-block-end:1px solid var(--rule)}
.top ul{display:flex;flex-wrap:wrap;gap:0 var(--s4);margin:0;padding:0;list-style:none}
.top a,.top button,.name{display:inline-flex;align-items:center;min-block-size:36px}
.top a{text-decoration:none}
.top a:hover,.top a:focus-visible{text-decoration:underline}
.name,.top .name{font:600 var(--large)/1 var(--serif);color:var(--ink)}
.top [aria-current]{color:var(--ink);font-weight:600}
main{max-inline-size:calc(var(--measure) + 2*var(--s4));margin-inline:auto;padding:var(--s8) var(--s4) var(--s12)}
h1{font:600 var(--display)/1.2 var(--serif);margin:0 0 var(--s4);text-wrap:balance}
h2{font:600 var(--large)/1.3 var(--serif);margin:0 0 var(--s2)}
:lang(ar) h1,:lang(fa) h1,:lang(ar) h2,:lang(fa) h2{line-height:1.6}
p,dl,ul,ol{margin:0 0 var(--s4)}
.lead{font-size:var(--large);line-height:1.45}
.quiet,.hint{color:var(--quiet)}
.hint,.small{font-size:.9rem}
.back{margin-block-end:var(--s4)}
section{margin-block-start:var(--s8)}
section+section,form+section{border-block-start:1px solid var(--rule);padding-block-start:var(--s6)}
form{margin:0}
.field{margin-block-end:var(--s6);max-inline-size:26rem}
.field label,fieldset legend{display:block;padding:0;font-weight:600;margin-block-end:var(--s1)}
.field .hint{margin:0 0 var(--s1)}
.field input,.field select{inline-size:100%;min-block-size:var(--target);padding:var(--s2) var(--s3);border:1px solid var(--edge);border-radius:3px;background:var(--paper);color:inherit;font:inherit}
.field input.code{font-family:var(--mono);font-variant-numeric:tabular-nums;letter-spacing:.05em}
.field [aria-invalid]{border-color:var(--alert);border-width:2px}
.error{color:var(--alert);margin:0 0 var(--s1);font-weight:600}
.error:before{content:"! ";speak:never}
fieldset{border:0;margin:0 0 var(--s6);padding:0;min-inline-size:0}
.choice{display:flex;gap:var(--s3);align-items:flex-start;margin-block-end:var(--s3)}
.choice input{flex:none;inline-size:24px;block-size:24px;margin:0;accent-color:var(--accent)}
.choice label{font-weight:400;margin:0}
.choice .hint{display:block}
button{font:inherit;cursor:pointer}
.primary{min-block-size:var(--target);padding:var(--s2) var(--s6);border:1px solid var(--accent);border-radius:3px;background:var(--accent);color:var(--on-accent);font-weight:600}
a.primary{display:inline-flex;align-items:center;text-decoration:none}
.secondary{min-block-size:var(--target);padding:var(--s2) var(--s4);border:1px solid var(--edge);border-radius:3px;background:none;color:var(--ink)}
.plain{min-block-size:36px;padding:0;border:0;background:none;color:var(--accent);text-decoration:underline;text-underline-offset:.15em}
.top .plain{text-decoration:none}
.actions{display:flex;flex-wrap:wrap;gap:var(--s2) var(--s4);align-items:center;margin-block:var(--s6) 0}
.notice{border-block:1px solid var(--rule);padding-block:var(--s3);margin-block:0 var(--s6)}
.notice p:last-child{margin:0}
.alert{border-inline-start:4px solid var(--alert);padding:var(--s1) var(--s4);margin-block:0 var(--s6)}
.alert p:last-child{margin:0}
.secret{display:block;padding:var(--s3) var(--s4);margin:0 0 var(--s4);background:var(--raised);border-inline-start:4px solid var(--accent);font:1.0625rem/1.6 var(--mono);overflow-wrap:anywhere;user-select:all}
.codes{columns:12rem;padding:var(--s3) var(--s4);background:var(--raised);border-inline-start:4px solid var(--accent);list-style:none;font:1rem/1.9 var(--mono)}
.rows{list-style:none;padding:0;border-block-end:1px solid var(--rule)}
.rows>li{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:var(--s1) var(--s6);padding-block:var(--s3);border-block-start:1px solid var(--rule)}
.rows p{margin:0}
.rows .what{flex:1 1 14rem;min-inline-size:0}
.rows a,.rows button{display:inline-flex;align-items:center;min-block-size:24px}
details{margin-block-end:var(--s4)}
summary{min-block-size:32px;color:var(--accent);cursor:pointer}
time,.number{font-variant-numeric:tabular-nums}
@media (forced-colors:active){.primary{border:2px solid}}
@media print{.top,.actions,.back{display:none}body{background:none;color:#000}}
`;
