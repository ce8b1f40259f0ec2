/** The shop's look in a few hundred bytes: this page loads only its font. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#f6f3ee;--card:#fffdfa;--ink:#0f1214;--quiet:#5d5a54;--line:#e4ded4;--deep:#0a7d53;--press:#086746;--warn:#8a5a00;--warn-wash:#fbf1dc}
@media(prefers-color-scheme:dark){:root{--paper:#14171a;--card:#1f2428;--ink:#f4f1ec;--quiet:#b5b0a7;--line:#373d42;--deep:#56cf9f;--press:#7fdcb7;--warn:#e6b05c;--warn-wash:#352a14}}
*{box-sizing:border-box;margin:0}
body{min-height:100dvh;display:flex;flex-direction:column;background:var(--paper);color:var(--ink);font:500 1rem/1.5 "Plus Jakarta Sans Variable",ui-sans-serif,system-ui,sans-serif}
header{display:flex;min-height:64px;padding:0 16px;background:var(--card);border-bottom:1px solid var(--line);font-size:1.25rem;letter-spacing:-.02em}
header a{display:flex;align-items:center;color:inherit;text-decoration:none}
header svg{width:36px;height:36px;margin-right:8px}
main{flex:1;width:min(100% - 32px,440px);margin:0 auto;padding:32px 0 48px;display:grid;gap:16px;align-content:center}
h1{font-size:1.75rem;line-height:1.15;letter-spacing:-.02em;text-wrap:balance}
main p{text-wrap:pretty}
.quiet,footer{color:var(--quiet);font-size:.875rem}
.from{color:var(--deep);font-weight:700;font-size:.875rem}
.item{display:grid;grid-template-columns:96px 1fr;gap:16px;align-items:center;padding:12px;background:var(--card);border:1px solid var(--line);border-radius:20px}
.item img{width:96px;height:96px;border-radius:14px;object-fit:cover}
.price{font-size:1.25rem;font-weight:800;font-variant-numeric:tabular-nums}
.item>div{display:grid;gap:2px}
button,.button{display:grid;place-items:center;width:100%;min-height:52px;padding:12px 24px;border:0;border-radius:16px;background:var(--deep);color:var(--card);font:inherit;font-weight:700;text-align:center;text-decoration:none;cursor:pointer}
button:hover,.button:hover{background:var(--press)}
:focus-visible{outline:3px solid var(--deep);outline-offset:3px}
code{display:block;font-size:.8125rem;overflow-wrap:anywhere}
.mark{display:grid;place-items:center;width:64px;height:64px;border-radius:20px;background:var(--warn-wash);color:var(--warn);font-size:2rem;font-weight:800}
footer{padding:24px;background:var(--card);border-top:1px solid var(--line);text-align:center}
`.replaceAll('\n', '')

/** The shop's logo, as in `app/icon.svg`. */
export const MARK =
  '<svg aria-hidden="true" viewBox="0 0 36 36"><rect width="36" height="36" rx="11" fill="#0a7d53"/><path d="M11 17v9h14v-9M9 16l2.2-6h13.6L27 16c0 1.7-1.3 3-3 3s-3-1.3-3-3c0 1.7-1.3 3-3 3s-3-1.3-3-3c0 1.7-1.3 3-3 3s-3-1.3-3-3Zm6 10v-4h6v4" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>'
