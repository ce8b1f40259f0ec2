/** The shop's look in a few hundred bytes: this page loads only its font. */
export const STYLE = `
*{box-sizing:border-box;margin:0}
body{min-height:100dvh;display:flex;flex-direction:column;background:#f6f3ee;color:#0f1214;font:500 16px/1.5 "Plus Jakarta Sans Variable",ui-sans-serif,system-ui,sans-serif}
header{display:flex;height:64px;padding:0 16px;background:#fffdfa;border-bottom:1px solid #e4ded4;font-size:20px;letter-spacing:-.02em}
header a{display:flex;align-items:center;color:inherit;text-decoration:none}
header svg{width:36px;height:36px;margin-right:8px}
main{flex:1;width:min(100% - 32px,440px);margin:0 auto;padding:32px 0 48px;display:grid;gap:16px;align-content:center}
h1{font-size:28px;line-height:1.15;letter-spacing:-.02em;text-wrap:balance}
main p{text-wrap:pretty}
.quiet,footer{color:#5d5a54;font-size:14px}
.from{color:#0a7d53;font-weight:700;font-size:14px}
.item{display:grid;grid-template-columns:96px 1fr;gap:16px;align-items:center;padding:12px;background:#fffdfa;border:1px solid #e4ded4;border-radius:20px}
.item img{width:96px;height:96px;border-radius:14px;object-fit:cover}
.price{font-size:20px;font-weight:800;font-variant-numeric:tabular-nums}
.item>div{display:grid;gap:2px}
button,.button{display:grid;place-items:center;width:100%;min-height:52px;padding:12px 24px;border:0;border-radius:16px;background:#0a7d53;color:#fff;font:inherit;font-weight:700;text-align:center;text-decoration:none;cursor:pointer}
button:hover,.button:hover{background:#086746}
:focus-visible{outline:3px solid #0a7d53;outline-offset:3px}
code{display:block;font-size:13px;overflow-wrap:anywhere}
.mark{display:grid;place-items:center;width:64px;height:64px;border-radius:20px;background:#fbf1dc;color:#8a5a00;font-size:32px;font-weight:800}
footer{padding:24px;background:#fffdfa;border-top:1px solid #e4ded4;text-align:center}
`.replaceAll('\n', '')

/** The shop's logo, as in `app/icon.svg`. */
export const MARK =
  '<svg aria-hidden="true" viewBox="0 0 36 36"><rect width="36" height="36" rx="11" fill="#0a7d53"/><path d="M11 17v9h14v-9M9 16l2.2-6h13.6L27 16c0 1.7-1.3 3-3 3s-3-1.3-3-3c0 1.7-1.3 3-3 3s-3-1.3-3-3c0 1.7-1.3 3-3 3s-3-1.3-3-3Zm6 10v-4h6v4" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>'
