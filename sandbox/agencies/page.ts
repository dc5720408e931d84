import { html } from '../../shared/html.ts'
import type { Misbehaviour } from './misbehaviour.ts'

export type Shown = {
  id: string
  records: number
  misbehaviour: Misbehaviour
  opened: { reference: string; kind: string; state: string; states: string[] }[]
}

const wrongs = { none: 'ตามสัญญา', shape: 'ผิดรูป', notJson: 'ไม่ใช่ JSON', huge: 'ใหญ่เกิน' }

export function agenciesPage(agencies: Shown[]): string {
  return html`<!doctype html>
<html lang="th"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>หน่วยงานสมมติ · ตัวตน</title>
<link rel="icon" href="/assets/desk.svg"><link rel="stylesheet" href="/assets/outside.css"></head>
<body class="desk"><header class="bar"><span class="brand">หน่วยงานสมมติ</span><span class="badge">ระบบทดลอง</span></header>
<main><h1>หน่วยงานที่บริการเรียกใช้</h1>
<p class="soft">สั่งให้แต่ละหน่วยงานช้า ค้าง ผิดพลาด หรือปิดปรับปรุงได้ <span lang="en">Make each of them slow, hang, fail or rest.</span></p>
${agencies.map(
  ({ id, records, misbehaviour: m, opened }) =>
    html`<section class="sheet"><h2>${id}</h2><p class="soft">${records} รายการในฐานข้อมูล</p>
<form method="post" action="/agencies/${id}/misbehaviour">
<p><label>หน่วงเวลา (มิลลิวินาที) <input type="number" min="0" max="60000" name="latencyMilliseconds" value="${m.latencyMilliseconds}"></label></p>
<p><label>ผิดพลาดร้อยละ <input type="number" min="0" max="100" name="errorPercent" value="${m.errorPercent}"></label></p>
<p><label>ปิดปรับปรุง (วินาที) <input type="number" min="0" name="restSeconds" value="${m.restSeconds}"></label></p>
<p><label>คำตอบ <select name="wrong">${Object.entries(wrongs).map(([value, label]) =>
      m.wrong === value
        ? html`<option value="${value}" selected>${label}</option>`
        : html`<option value="${value}">${label}</option>`,
    )}</select></label></p>
<p><label>${m.hang ? html`<input type="checkbox" name="hang" value="on" checked>` : html`<input type="checkbox" name="hang" value="on">`} ค้าง ไม่ตอบ</label></p>
<p><button type="submit">ใช้ตามนี้</button></p></form>
${opened.map(
  ({ reference, kind, state, states }) =>
    html`<form method="post" action="/agencies/${id}/opened/${reference}"><p><b>${reference}</b> <span class="soft">${kind}</span>
<label>สถานะ <select name="state">${states.map(one =>
      one === state
        ? html`<option value="${one}" selected>${one}</option>`
        : html`<option value="${one}">${one}</option>`,
    )}</select></label> <label>ข้อความ <input name="note" maxlength="500"></label> <button type="submit">เปลี่ยน</button></p></form>`,
)}</section>`,
)}</main></body></html>
`.text
}
