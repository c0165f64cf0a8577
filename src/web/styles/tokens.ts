/**
 * What every screen is made of: colours for both schemes (text on paper has AA contrast, edges of controls 3 : 1), type,
 * and a grid of 4 px. The states of a clause have a colour each, and never that alone.
 */
export const TOKENS = `
:root{
color-scheme:light dark;
--paper:light-dark(#fdfcf9,#16191a);
--raised:light-dark(#f5f3ec,#1e2324);
--ink:light-dark(#1c1f21,#e6e4de);
--quiet:light-dark(#5a6064,#a3a8a8);
--rule:light-dark(#d8d5cc,#3a4042);
--edge:light-dark(#7a8083,#7f8788);
--accent:light-dark(#0b4f5c,#7cc4cf);
--on-accent:light-dark(#fdfcf9,#10191b);
--alert:light-dark(#8f2d1c,#f0a698);
--to-do:var(--quiet);
--draft:light-dark(#5b5488,#b3acdd);
--waiting:light-dark(#7a5200,#dcb46a);
--approved:light-dark(#1f6042,#86c9a6);
--changed:light-dark(#8f2d1c,#f0a698);
--serif:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,serif;
--sans:system-ui,sans-serif;
--mono:ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;
--small:.8rem;--body:1rem;--large:1.25rem;--title:1.6rem;--display:2rem;
--s1:4px;--s2:8px;--s3:12px;--s4:16px;--s6:24px;--s8:32px;--s12:48px;
--measure:34em;
--target:44px;
}
`;
