import { html } from '../../shared/html.ts'
import type { Settings } from '../settings.ts'

/** One page, filled by its script once the library knows who reads. It includes the platform's script as every mini-app does. */
export const libraryPage = ({ issuer }: Settings): string =>
  html`<!doctype html>
<html lang="th"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>ห้องสมุดริมคลอง</title>
<link rel="stylesheet" href="/assets/library.css"><script src="${issuer}/cportal/sdk/iu/v5/sdk.js"></script>
<script src="/assets/library.js" defer></script></head>
<body class="library"><main><h1 id="greeting">กำลังเปิดห้องสมุด…</h1><p id="said" role="status"></p>
<section id="shelf" hidden><h2>หนังสือในห้องสมุด</h2><ul id="books"></ul></section>
<section id="card" hidden><h2>บัตรสมาชิก</h2><p>แสดงคิวอาร์ให้บรรณารักษ์ตรวจ</p><button type="button" id="show-card">แสดงคิวอาร์</button>
<figure id="qr" hidden><img alt="คิวอาร์บัตรสมาชิก" width="240" height="240"><figcaption></figcaption></figure></section></main></body></html>
`.text
