// The page's own script: drawing and gestures. Numbers come from the server as they are; nothing is computed here but places on the screen.
"use strict";
(() => {
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const mix = (a, b, t) => "#" + [1, 3, 5].map(k => Math.round(parseInt(a.slice(k, k + 2), 16) * (1 - t) + parseInt(b.slice(k, k + 2), 16) * t).toString(16).padStart(2, "0")).join("");
  const among = (ramp, t) => { const p = Math.min(Math.max(t, 0), 1) * (ramp.length - 1), k = Math.min(Math.floor(p), ramp.length - 2); return mix(ramp[k], ramp[k + 1], p - k); };
  const number = v => !Number.isFinite(v) ? "" : Math.abs(v) >= 1e5 || (v !== 0 && Math.abs(v) < 1e-3) ? v.toExponential(3) : String(+v.toPrecision(5));
  const plots = new Map();

  function decode(buffer) {
    const length = new DataView(buffer).getInt32(0, true);
    const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
    let at = 4 + length;
    for (const panel of head.panels) for (const curve of panel.curves) {
      curve.x = new Float64Array(buffer, at, curve.n); at += 8 * curve.n;
      curve.y = new Float64Array(buffer, at, curve.n); at += 8 * curve.n;
    }
    return head;
  }

  async function load(url) {
    const answer = await fetch(url, { credentials: "same-origin" });
    if (!answer.ok) { let text = answer.statusText; try { text = (await answer.json()).error; } catch { } throw new Error(text); }
    return decode(await answer.arrayBuffer());
  }

  function colors(panel, sources) {
    const members = [...new Set(panel.curves.map(c => c.member).filter(m => m !== null))].sort((a, b) => a - b);
    const family = members.length > 2 && sources.length === 1, [set, ramp] = ["--series", "--ramp"].map(name => css(name).split(/\s+/));
    return panel.curves.map(c => family && c.member !== null ? among(ramp, members.indexOf(c.member) / (members.length - 1))
      : set[(sources.length > 1 ? c.source : c.onRight ? 1 : c.member !== null ? Math.max(0, members.indexOf(c.member)) : c.source) % set.length]);
  }

  function extent(curves, key, log) {
    let low = Infinity, high = -Infinity;
    for (const c of curves) for (const v of c[key]) if (Number.isFinite(v) && (!log || v > 0)) { if (v < low) low = v; if (v > high) high = v; }
    if (!(low <= high)) return log ? [1, 10] : [0, 1];
    if (low === high) return log ? [low / 2, high * 2] : [low - Math.abs(low || 1) * .1, high + Math.abs(high || 1) * .1];
    return [low, high];
  }

  const padded = ([low, high], log, part) => log ? [low / 1.2, high * 1.2] : [low - part * (high - low), high + part * (high - low)];

  class Panel {
    constructor(owner, host, panel, index) {
      this.owner = owner; this.panel = panel; this.index = index; this.hidden = new Set();
      const head = document.createElement("div"); head.className = "axes";
      const left = document.createElement("span"); left.textContent = panel.y.label + " ";
      if (panel.y.unit) left.append(owner.unit(panel.y.unit));
      head.append(left);
      if (panel.right) { const r = document.createElement("span"); r.textContent = panel.right.label + (panel.right.unit ? ` (${panel.right.unit})` : ""); head.append(r); }
      this.box = document.createElement("div"); this.box.className = "panel";
      this.read = document.createElement("div"); this.read.className = "read"; this.read.setAttribute("aria-hidden", "true");
      const area = document.createElement("div");
      const foot = document.createElement("div"); foot.className = "foot"; foot.textContent = panel.x.label + " ";
      if (panel.x.unit) foot.append(owner.unit(panel.x.unit));
      this.box.append(head, area, this.read, foot); host.append(this.box);
      this.area = area; this.full(); this.make();
    }

    shown() { return this.panel.curves.filter((c, k) => !this.hidden.has(k)); }

    full() {
      const p = this.panel, left = p.curves.filter(c => !c.onRight), right = p.curves.filter(c => c.onRight);
      const ends = (axis, r) => [axis && axis.low !== null && axis.low !== undefined ? axis.low : r[0], axis && axis.high !== null && axis.high !== undefined ? axis.high : r[1]];
      this.x0 = ends(p.x, padded(extent(p.curves, "x", p.x.log), p.x.log, .02)); this.y0 = ends(p.y, padded(extent(left, "y", p.y.log), p.y.log, .06));
      this.r0 = right.length ? ends(p.right, padded(extent(right, "y", p.right && p.right.log), p.right && p.right.log, .06)) : null;
    }

    height() { const n = this.owner.head.panels.length; return Math.max(170, Math.round((n > 1 ? 560 : Math.min(520, Math.max(320, innerHeight - 330))) / n)); }

    make() {
      const p = this.panel, host = this.area, width = Math.max(260, host.clientWidth || 600), height = this.height();
      const ink = css("--soft"), line = css("--line"), shade = colors(p, this.owner.head.sources);
      const font = "12px " + css("--sans");
      const series = p.curves.map((c, k) => {
        const scale = c.onRight ? "r" : "y";
        return { label: c.name, show: !this.hidden.has(k), stroke: shade[k], width: c.points ? 1 : 1.4, facets: [{ scale: "x", auto: true }, { scale, auto: true }], scale,
          paths: c.points ? () => null : lines, points: { show: c.points && c.n < 3000, size: c.n > 200 ? 4 : 6, stroke: shade[k], fill: c.onRight ? css("--sheet") : shade[k] } };
      });
      const axis = (scale, side, log, grid) => ({ scale, side, stroke: ink, font, size: side === 3 || side === 1 ? 56 : 30, grid: grid ? { stroke: line, width: 1 } : { show: false }, ticks: { stroke: line, size: 4 },
        values: (u, all) => all.map(v => v === null ? "" : number(v)) });
      const options = { mode: 2, width, height, legend: { show: false }, padding: [8, 10, 0, 0],
        scales: { x: { time: false, auto: false, distr: p.x.log ? 3 : 1, range: () => this.viewX || this.x0 }, y: { auto: false, distr: p.y.log ? 3 : 1, range: () => this.viewY || this.y0 },
          ...(this.r0 ? { r: { auto: false, range: () => this.r0 } } : {}) },
        axes: [axis("x", 2, p.x.log, true), axis("y", 3, p.y.log, true), ...(this.r0 ? [axis("r", 1, false, false)] : [])],
        cursor: { drag: { x: true, y: true, uni: 24, setScale: false }, points: { show: false }, dataIdx: () => null, focus: { prox: -1 }, lock: false, bind: { dblclick: () => () => { this.owner.reset(); return null; } } },
        hooks: { setSelect: [u => this.selected(u)], setCursor: [u => this.hover(u)], draw: [u => this.marks(u, shade)] },
        series: [{}, ...series] };
      if (this.plot) this.plot.destroy();
      if (p.equal) this.equal(width - 66, height - 38);
      this.plot = new uPlot(options, [null, ...p.curves.map(c => [c.x, c.y])], host);
      this.plot.over.addEventListener("wheel", e => this.wheel(e), { passive: false });
    }

    // Both axes at one scale: the narrower range grows.
    equal(w, h) {
      const grow = (r, by) => { const m = (r[0] + r[1]) / 2, s = (r[1] - r[0]) / 2 * by; return [m - s, m + s]; };
      const fit = (x, y) => { const a = (x[1] - x[0]) / w, b = (y[1] - y[0]) / h; return a > b ? [x, this.viewY ? grow(y, a / b) : [y[0], y[0] + (y[1] - y[0]) * a / b]] : [grow(x, b / a), y]; };
      [this.x0, this.y0] = fit(this.x0, this.y0);
      if (this.viewX && this.viewY) [this.viewX, this.viewY] = fit(this.viewX, this.viewY);
    }

    marks(u, shade) {
      const c = u.ctx; c.save(); c.beginPath(); c.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height); c.clip();
      this.panel.curves.forEach((curve, k) => {
        if (!curve.points || this.hidden.has(k)) return;
        const scale = curve.onRight ? "r" : "y", r = (curve.n > 200 ? 2 : 3) * devicePixelRatio;
        c.strokeStyle = shade[k]; c.fillStyle = curve.onRight ? css("--sheet") : shade[k]; c.lineWidth = 1.2 * devicePixelRatio;
        for (let i = 0; i < curve.n; i++) {
          if (!Number.isFinite(curve.x[i]) || !Number.isFinite(curve.y[i])) continue;
          c.beginPath(); c.arc(u.valToPos(curve.x[i], "x", true), u.valToPos(curve.y[i], scale, true), r, 0, 7); c.fill(); c.stroke();
        }
      });
      for (const [low, high] of this.owner.insets) { const a = u.valToPos(low, "x", true), b = u.valToPos(high, "x", true); c.fillStyle = css("--accent"); c.globalAlpha = .08; c.fillRect(a, u.bbox.top, b - a, u.bbox.height); c.globalAlpha = 1; }
      c.restore();
    }

    selected(u) {
      const s = { ...u.select }; if (s.width < 4 && s.height < 4) return; // A copy: clearing the box clears the chart's own.
      const x = [u.posToVal(s.left, "x"), u.posToVal(s.left + s.width, "x")], y = [u.posToVal(s.top + s.height, "y"), u.posToVal(s.top, "y")];
      u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      if (this.owner.shift && s.width >= 4) { this.owner.inset(x); return; }
      if (this.owner.alt && s.width >= 4 && this.owner.options.picks) { this.owner.pick(x); return; }
      if (s.width >= 4) this.owner.view(x, this);
      if (s.height >= 4 && s.height < u.over.clientHeight - 1) this.viewY = y;
      if (this.panel.equal) this.equal(u.over.clientWidth, u.over.clientHeight);
      this.apply();
    }

    wheel(e) {
      e.preventDefault();
      const u = this.plot, box = u.over.getBoundingClientRect(), by = Math.exp(Math.sign(e.deltaY) * .18);
      const around = (r, at, log) => log ? [Math.exp(Math.log(at) + (Math.log(r[0]) - Math.log(at)) * by), Math.exp(Math.log(at) + (Math.log(r[1]) - Math.log(at)) * by)] : [at + (r[0] - at) * by, at + (r[1] - at) * by];
      const x = around(this.viewX || this.x0, u.posToVal(e.clientX - box.left, "x"), this.panel.x.log);
      if (e.shiftKey || this.panel.equal) this.viewY = around(this.viewY || this.y0, u.posToVal(e.clientY - box.top, "y"), this.panel.y.log);
      this.owner.view(x, this);
      this.apply();
    }

    apply() { const u = this.plot, x = this.viewX || this.x0, y = this.viewY || this.y0; u.batch(() => { u.setScale("x", { min: x[0], max: x[1] }); u.setScale("y", { min: y[0], max: y[1] }); }); }

    hover(u) {
      const { left, top } = u.cursor;
      if (left === undefined || left < 0 || !this.panel.curves.length) { this.read.replaceChildren(); return; }
      const x = u.posToVal(left, "x"), rows = [];
      this.panel.curves.forEach((c, k) => {
        if (this.hidden.has(k) || !c.n) return;
        let best = -1, near = Infinity;
        if (this.panel.equal) { for (let i = 0; i < c.n; i++) { const d = Math.hypot(u.valToPos(c.x[i], "x") - left, u.valToPos(c.y[i], "y") - top); if (d < near) { near = d; best = i; } } if (near > 60) best = -1; }
        else { let a = 0, b = c.n - 1; if (c.x[b] < c.x[a]) { for (let i = 0; i < c.n; i++) { const d = Math.abs(c.x[i] - x); if (d < near) { near = d; best = i; } } }
          else { while (b - a > 1) { const m = (a + b) >> 1; if (c.x[m] <= x) a = m; else b = m; } best = Math.abs(c.x[a] - x) <= Math.abs(c.x[b] - x) ? a : b; } if (Math.abs(u.valToPos(c.x[best], "x") - left) > 80) best = -1; }
        if (best >= 0) rows.push([Math.abs(u.valToPos(c.y[best], c.onRight ? "r" : "y") - top), c, best]);
      });
      rows.sort((a, b) => a[0] - b[0]);
      this.read.replaceChildren(...rows.slice(0, 8).map(([, c, i]) => { const s = document.createElement("span"); s.textContent = `${c.name}: ${number(c.x[i])}, ${number(c.y[i])}`; return s; }));
    }

    refresh(panel) { panel.curves.forEach((c, k) => Object.assign(this.panel.curves[k], { x: c.x, y: c.y, n: c.n, whole: c.whole })); this.plot.setData([null, ...this.panel.curves.map(c => [c.x, c.y])], false); this.apply(); }
    toggle() { this.plot.batch(() => this.panel.curves.forEach((c, k) => this.plot.setSeries(k + 1, { show: !this.hidden.has(k) }))); }
  }

  // One path over all points in view; a gap where there is no number.
  function lines(u, k) {
    const [xs, ys] = u.data[k], path = new Path2D(), scale = u.series[k].scale; let open = false;
    for (let i = 0; i < xs.length; i++) {
      if (!Number.isFinite(xs[i]) || !Number.isFinite(ys[i])) { open = false; continue; }
      const x = u.valToPos(xs[i], "x", true), y = u.valToPos(ys[i], scale, true);
      if (open) path.lineTo(x, y); else path.moveTo(x, y);
      open = true;
    }
    const clip = new Path2D(); clip.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    return { stroke: path, fill: null, clip, flags: 1 };
  }

  class Plot {
    constructor(host, url, options, dotnet) {
      Object.assign(this, { host, url, options, dotnet, panels: [], insets: options.insets, shift: false, alt: false, stamp: 0 });
      this.keys = e => { this.shift = e.shiftKey; this.alt = e.altKey; };
      addEventListener("mousedown", this.keys, true);
      this.resize = new ResizeObserver(() => { const w = host.clientWidth; if (this.head && Math.abs(w - this.width) > 8) { this.width = w; this.panels.forEach(p => p.make()); } });
      this.resize.observe(host);
      this.start();
    }

    address(x, w) { const u = this.url + (this.url.includes("?") ? "&" : "?"); return x ? `${u}x0=${x[0]}&x1=${x[1]}&w=${w}` : `${u}w=${w}`; }

    async start() {
      const host = this.host, stamp = ++this.stamp; this.width = host.clientWidth;
      const wait = document.createElement("div"); wait.className = "wait"; wait.textContent = "…"; host.append(wait);
      try {
        const head = await load(this.address(null, Math.max(400, this.width)));
        if (stamp !== this.stamp) return;
        this.head = head; host.replaceChildren(); host.dataset.drawn = String(head.panels.reduce((n, p) => n + p.curves.length, 0)); host.dataset.what = head.what;
        head.panels.forEach((panel, k) => this.panels.push(new Panel(this, host, panel, k)));
        this.legend();
        this.tell("Drawn", head.what, head.per, head.kinds, head.notes, head.because);
      } catch (e) { const box = document.createElement("div"); box.className = "wrong"; box.textContent = e.message; host.replaceChildren(box); host.dataset.drawn = "0"; this.tell("Drawn", "", "", [], [], ""); }
    }

    tell(name, ...values) { if (this.dotnet) this.dotnet.invokeMethodAsync(name, ...values).catch(() => { }); }

    unit(text) {
      if (!this.options.bases || !/A|Ω|ohm|cm|g$/i.test(text) || /^(h|s|V|mV|Hz|%|percent)$/.test(text)) { const s = document.createElement("span"); s.textContent = `(${text})`; return s; }
      const b = document.createElement("button"); b.className = "unit"; b.textContent = text; b.title = this.options.unitTitle; b.type = "button";
      b.onclick = () => this.tell("NextUnit"); return b;
    }

    legend() {
      const curves = this.head.panels[0].curves; if (curves.length < 2) return;
      const shade = colors(this.head.panels[0], this.head.sources), box = document.createElement("div"), names = new Map(); box.className = "legend";
      const several = this.head.sources.length > 1;
      curves.forEach((c, k) => { const key = several ? this.head.sources[c.source] : c.name.includes(", ") ? c.name.slice(c.name.indexOf(", ") + 2).replace(/ (charge|discharge)$/, "") : c.name; if (!names.has(key)) names.set(key, { color: shade[k], all: [] }); names.get(key).all.push([c.source, c.member, c.name, several]); });
      const keys = [...names.keys()], buttons = [];
      const off = key => names.get(key).off;
      const apply = () => { this.panels.forEach(p => { p.hidden = new Set(p.panel.curves.flatMap((c, k) => keys.some(key => off(key) && names.get(key).all.some(a => several ? a[0] === c.source : a[2] === c.name || (a[1] !== null && a[1] === c.member && a[0] === c.source))) ? [k] : [])); p.toggle(); }); buttons.forEach((b, k) => { b.className = off(keys[k]) ? "off" : ""; b.setAttribute("aria-pressed", String(!off(keys[k]))); }); };
      for (const key of keys) {
        const b = document.createElement("button"); b.type = "button"; b.title = this.options.legendTitle || ""; b.setAttribute("aria-pressed", "true");
        b.innerHTML = '<svg viewBox="0 0 18 8" aria-hidden="true"><path d="M0 4h18" stroke-width="2.4" fill="none"/></svg>'; b.querySelector("path").setAttribute("stroke", names.get(key).color);
        b.append(document.createTextNode(key)); let timer = 0;
        b.onclick = () => { clearTimeout(timer); timer = setTimeout(() => { names.get(key).off = !off(key); apply(); }, 180); };
        b.ondblclick = () => { clearTimeout(timer); const alone = keys.every(other => other === key ? !off(other) : off(other)); keys.forEach(other => names.get(other).off = alone ? false : other !== key); apply(); };
        buttons.push(b); box.append(b);
      }
      this.host.append(box);
    }

    view(x, from) {
      this.panels.forEach(p => { if (p === from || p.panel.x.label === from.panel.x.label) { p.viewX = x; if (p !== from) p.apply(); } });
      clearTimeout(this.rest);
      if (this.head.panels.some(p => p.curves.some(c => !c.whole))) this.rest = setTimeout(() => this.finer(x), 140);
    }

    async finer(x) {
      const stamp = this.stamp;
      try { const head = await load(this.address(x, Math.max(400, this.width))); if (stamp === this.stamp) { head.panels.forEach((p, k) => this.panels[k].refresh(p)); this.host.dataset.finer = String(+(this.host.dataset.finer || 0) + 1); } } catch { }
    }

    reset() { this.panels.forEach(p => { p.viewX = p.viewY = null; p.apply(); }); if (this.head.panels.some(p => p.curves.some(c => !c.whole))) this.finer([-Infinity, Infinity].map((v, k) => this.panels[0].x0[k])); this.host.dataset.reset = "1"; }
    mark(insets) { this.insets = insets; this.panels.forEach(p => p.plot.redraw()); }
    inset(x) { this.mark([...this.insets, x]); this.tell("Inset", x[0], x[1]); }
    pick(x) { this.tell("PickRange", x[0], x[1]); }
    dispose() { this.stamp++; this.resize.disconnect(); removeEventListener("mousedown", this.keys, true); this.panels.forEach(p => p.plot && p.plot.destroy()); this.host.replaceChildren(); }
  }

  async function files(items) {
    const out = [];
    const walk = async (entry, path) => {
      if (entry.isFile) out.push([path + entry.name, await new Promise((ok, no) => entry.file(ok, no))]);
      else { const reader = entry.createReader(); for (;;) { const some = await new Promise((ok, no) => reader.readEntries(ok, no)); if (!some.length) break; for (const child of some) await walk(child, path + entry.name + "/"); } }
    };
    const entries = [...items].map(i => i.webkitGetAsEntry && i.webkitGetAsEntry()).filter(Boolean);
    for (const entry of entries) await walk(entry, "");
    return out;
  }

  async function send(list, target) {
    let done = 0; const failed = [];
    for (const [name, file] of list) {
      if (name.split("/").some(p => p.startsWith("."))) continue;
      try { const answer = await fetch("/drop?name=" + encodeURIComponent(name), { method: "POST", body: file, credentials: "same-origin" }); if (answer.ok) done++; else failed.push(`${name}: ${(await answer.json()).error}`); } catch (e) { failed.push(`${name}: ${e.message}`); }
      if (target) target.invokeMethodAsync("Dropped", done, list.length, failed).catch(() => { });
    }
  }

  let dropTarget = null, keyTarget = null, depth = 0;
  addEventListener("dragenter", e => { if (dropTarget && e.dataTransfer && [...e.dataTransfer.types].includes("Files")) { depth++; document.body.classList.add("dropping"); } });
  addEventListener("dragleave", () => { if (dropTarget && --depth <= 0) { depth = 0; document.body.classList.remove("dropping"); } });
  addEventListener("dragover", e => { if (dropTarget) e.preventDefault(); });
  addEventListener("drop", async e => { if (!dropTarget) return; e.preventDefault(); depth = 0; document.body.classList.remove("dropping"); send(await files(e.dataTransfer.items), dropTarget); });
  addEventListener("keydown", e => {
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "k" && keyTarget) { e.preventDefault(); keyTarget.invokeMethodAsync("Toggle"); }
    if (e.target && e.target.classList && e.target.classList.contains("code")) {
      if (e.key === "Tab" && !e.shiftKey) { e.preventDefault(); e.target.setRangeText("  ", e.target.selectionStart, e.target.selectionEnd, "end"); e.target.dispatchEvent(new Event("input", { bubbles: true })); }
    }
  });
  addEventListener("scroll", e => { if (e.target.classList && e.target.classList.contains("code")) { const g = e.target.parentElement.querySelector(".gutter"); if (g) g.scrollTop = e.target.scrollTop; } }, true);
  // A server that was started anew knows nothing of this page's circuit: the address holds all, so the page is loaded again.
  new MutationObserver(() => { const m = document.getElementById("components-reconnect-modal"); if (m && (m.classList.contains("components-reconnect-rejected") || m.classList.contains("components-reconnect-failed"))) again(); }).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ["class"] });
  let trying = false;
  async function again() { if (trying) return; trying = true; for (;;) { try { const a = await fetch("/app/mark.svg", { cache: "no-store" }); if (a.ok) { location.reload(); return; } } catch { } await new Promise(ok => setTimeout(ok, 1000)); } }

  window.anodyne = {
    draw(id, url, options, dotnet) {
      const host = document.getElementById(id); if (!host) return;
      const known = plots.get(id); if (known && known.url === url && known.host === host) { known.options = options; if (String(known.insets) !== String(options.insets)) known.mark(options.insets); return; }
      if (known) known.dispose();
      delete host.dataset.drawn;
      plots.set(id, new Plot(host, url, options, dotnet));
    },
    erase(id) { const p = plots.get(id); if (p) { p.dispose(); plots.delete(id); } },
    listenDrop(target, text) { dropTarget = target; document.body.dataset.drop = text; },
    listenKeys(target) { keyTarget = target; document.body.dataset.ready = "1"; },
    choose(target) { const input = document.createElement("input"); input.type = "file"; input.multiple = true; input.onchange = () => send([...input.files].map(f => [f.webkitRelativePath || f.name, f]), target); input.click(); },
    focus(id) { const e = document.getElementById(id); if (e) e.focus(); },
    async copyText(url) { try { const a = await fetch(url); if (!a.ok) return false; await navigator.clipboard.writeText(await a.text()); return true; } catch { return false; } },
    async copyWords(text) { try { await navigator.clipboard.writeText(text); return true; } catch { return false; } },
    async copyPicture(url) { try { const a = await fetch(url); if (!a.ok) return false; await navigator.clipboard.write([new ClipboardItem({ "image/png": await a.blob() })]); return true; } catch { return false; } },
    goto(id, line) { const e = document.getElementById(id); if (!e) return; const at = e.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0); e.focus(); e.setSelectionRange(at, at); }
  };
})();
