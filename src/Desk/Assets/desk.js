// What the desk does beyond plain pages: everything works without it, only slower.
(() => {
  "use strict";
  const $ = (q, root = document) => root.querySelector(q);
  const $$ = (q, root = document) => [...root.querySelectorAll(q)];

  // Light or dark, as chosen; without a choice the system's.
  for (const button of $$("[data-theme-switch]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const root = document.documentElement;
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=strict`;
    });
  }

  // Sliders beside days: the slider counts days from data-first; letting go asks for the page of that day.
  for (const slider of $$("input[type=range][data-day]")) {
    const field = document.getElementById(slider.dataset.day);
    if (!field) continue;
    const first = Date.parse(slider.dataset.first + "T00:00:00Z");
    const day = n => new Date(first + n * 86400000).toISOString().slice(0, 10);
    slider.hidden = false;
    slider.setAttribute("aria-valuetext", day(+slider.value));
    slider.addEventListener("input", () => { field.value = day(+slider.value); slider.setAttribute("aria-valuetext", field.value); });
    slider.addEventListener("change", () => field.form.requestSubmit());
  }
  for (const field of $$("[data-submit]")) field.addEventListener("change", () => field.form.requestSubmit());
  for (const button of $$("[data-print]")) { button.hidden = false; button.addEventListener("click", () => print()); }

  // A chart wider than its frame shows its newest end; names of lanes and the scale go along.
  for (const frame of $$(".scroll")) {
    const chart = $("svg.chart", frame);
    if (!chart) continue;
    const fixed = $$(".lane-name, .stays", chart).map(t => [t, +t.getAttribute("x")]);
    const follow = () => { for (const [text, x] of fixed) text.setAttribute("x", x + frame.scrollLeft * chart.viewBox.baseVal.width / chart.clientWidth); };
    frame.addEventListener("scroll", follow, { passive: true });
    frame.scrollLeft = frame.scrollWidth;
  }

  // A day can be picked beside a field that also takes months, years and intervals.
  for (const pick of $$("[data-picks]")) {
    const field = pick.previousElementSibling;
    pick.hidden = false;
    if (/^\d{4}-\d\d-\d\d$/.test(field.value)) pick.value = field.value;
    pick.addEventListener("change", () => {
      if (!pick.value) return;
      field.value = pick.value;
      if (field.matches("[data-submit]")) field.form.requestSubmit();
    });
  }

  // Words marked in a text go into the field that asks for them.
  for (const text of $$("[data-selects]")) {
    const field = document.getElementById(text.dataset.selects);
    for (const hint of $$(".script-only")) hint.hidden = false;
    document.addEventListener("selectionchange", () => {
      const selection = getSelection();
      if (!field || selection.isCollapsed || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return;
      field.value = selection.toString().trim();
    });
  }

  // Suggestions for the box that leads to dossiers.
  const box = $(".goto input");
  if (box) {
    const list = document.createElement("div");
    list.className = "suggestions"; list.id = "suggestions"; list.hidden = true; list.setAttribute("role", "listbox"); list.setAttribute("aria-label", "Dossiers");
    box.parentElement.append(list);
    box.setAttribute("role", "combobox"); box.setAttribute("aria-controls", list.id); box.setAttribute("aria-expanded", "false"); box.setAttribute("aria-autocomplete", "list");
    let timer, at = -1;
    const close = () => { list.hidden = true; at = -1; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); };
    const light = n => {
      const items = $$("a", list);
      at = (n + items.length) % items.length;
      items.forEach((a, i) => { a.classList.toggle("on", i === at); a.setAttribute("aria-selected", i === at); });
      box.setAttribute("aria-activedescendant", items[at].id);
    };
    box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const typed = box.value.trim();
        if (typed.length < 2) return close();
        const answer = await fetch("/api/v1/subjects?limit=8&q=" + encodeURIComponent(typed));
        if (!answer.ok || box.value.trim() !== typed) return;
        const { items } = await answer.json();
        list.replaceChildren(...items.map((s, i) => {
          const a = document.createElement("a");
          a.href = s.page; a.id = "suggestion-" + i; a.setAttribute("role", "option"); a.setAttribute("aria-selected", "false"); a.tabIndex = -1;
          const name = document.createElement("span"), kind = document.createElement("span");
          name.textContent = s.label; kind.textContent = s.kind; kind.className = "soft small";
          a.append(name, kind);
          return a;
        }));
        at = -1;
        list.hidden = items.length === 0;
        box.setAttribute("aria-expanded", String(items.length > 0));
      }, 120);
    });
    box.addEventListener("keydown", e => {
      if (list.hidden) return;
      if (e.key === "ArrowDown") { e.preventDefault(); light(at + 1); }
      else if (e.key === "ArrowUp") { e.preventDefault(); light(at - 1); }
      else if (e.key === "Enter" && at >= 0) { e.preventDefault(); location.href = $$("a", list)[at].href; }
      else if (e.key === "Escape") close();
    });
    box.addEventListener("blur", () => setTimeout(close, 150));
  }

  // Keys: "/" goes to the box; others press what carries data-key on this page.
  document.addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, select, textarea, [contenteditable]")) return;
    if (e.key === "/" && box) { e.preventDefault(); box.focus(); return; }
    const target = $(`[data-key="${CSS.escape(e.key.toLowerCase())}"]`);
    if (!target) return;
    e.preventDefault();
    target.tagName === "DETAILS" ? (target.open = !target.open, target.open && $("input, select", target)?.focus()) : target.click();
  });

  // The finding and its sentence light up together.
  for (const found of $$("[data-sentence]")) {
    const sentence = document.getElementById(found.dataset.sentence);
    if (!sentence) continue;
    for (const [on, off] of [["mouseenter", "mouseleave"], ["focusin", "focusout"]]) {
      found.addEventListener(on, () => sentence.classList.add("lit"));
      found.addEventListener(off, () => sentence.classList.remove("lit"));
    }
  }

  // Map: drag and wheel, or arrows, + and −. Signs keep their size.
  const world = $("svg.world");
  if (world) {
    const whole = world.dataset.view.split(" ").map(Number);
    let [x, y, w, h] = world.getAttribute("viewBox").split(" ").map(Number);
    // How much of the map a pixel of the screen shows.
    const unit = () => Math.max(w / world.clientWidth, h / world.clientHeight);
    const draw = () => {
      world.setAttribute("viewBox", [x, y, w, h].map(n => n.toFixed(2)).join(" "));
      const size = unit();
      for (const g of $$("[data-at]", world)) g.setAttribute("transform", `translate(${g.dataset.at}) scale(${size.toFixed(3)})`);
      name();
    };
    // Names of places step aside for signs and for each other: of twelve places around the sign the first that is free, else none.
    const names = $$(".names g", world), signs = $$(".marks:not(.names) [data-at]", world), states = $$("[data-room]", world);
    const name = () => {
      const taken = signs.map(g => g.getBoundingClientRect()), size = unit();
      const frame = world.getBoundingClientRect();
      const meets = (a, b) => a.left < b.right + 1 && b.left < a.right + 1 && a.top < b.bottom && b.top < a.bottom;
      for (const g of names) {
        const text = g.firstElementChild;
        text.removeAttribute("visibility");
        let free = false;
        for (const [dx, dy, anchor] of [[-13, 4.5, "end"], [13, 4.5, "start"], [0, -16, "middle"], [0, 25, "middle"], [-13, -13, "end"], [13, 22, "start"], [-13, 22, "end"], [13, -13, "start"], [-34, 4.5, "end"], [34, 4.5, "start"], [0, -34, "middle"], [0, 42, "middle"]]) {
          text.setAttribute("x", dx); text.setAttribute("y", dy); text.setAttribute("text-anchor", anchor);
          const box = text.getBoundingClientRect();
          free = box.left >= frame.left && box.right <= frame.right && !taken.some(t => meets(box, t));
          if (free) { taken.push(box); break; }
        }
        if (!free) text.setAttribute("visibility", "hidden");
      }
      // A state is named where it has room for its name, and no sign or place stands there.
      for (const g of states) {
        const text = g.firstElementChild, shows = g.dataset.room / size > 8.5 * text.textContent.length;
        const box = shows && text.getBoundingClientRect(), free = shows && !taken.some(t => meets(box, t));
        text.setAttribute("visibility", free ? "visible" : "hidden");
        if (free) taken.push(box);
      }
    };
    const zoom = (by, cx = x + w / 2, cy = y + h / 2) => {
      const to = Math.min(whole[2], Math.max(150, w * by)), k = to / w;
      x = cx - (cx - x) * k; y = cy - (cy - y) * k; w = to; h *= k;
      pan(0, 0);
    };
    const pan = (dx, dy) => {
      x = Math.min(whole[0] + whole[2] - w / 2, Math.max(whole[0] - w / 2, x + dx));
      y = Math.min(whole[1] + whole[3] - h / 2, Math.max(whole[1] - h / 2, y + dy));
      draw();
    };
    const point = e => { const b = world.getBoundingClientRect(), s = unit(); return [x + w / 2 + (e.clientX - b.left - b.width / 2) * s, y + h / 2 + (e.clientY - b.top - b.height / 2) * s]; };
    world.addEventListener("wheel", e => { e.preventDefault(); zoom(e.deltaY > 0 ? 1.2 : 1 / 1.2, ...point(e)); }, { passive: false });
    let held = null;
    world.addEventListener("pointerdown", e => { held = [e.clientX, e.clientY, false]; });
    world.addEventListener("pointermove", e => {
      if (!held) return;
      const s = unit(), dx = e.clientX - held[0], dy = e.clientY - held[1];
      if (!held[2] && Math.hypot(dx, dy) < 4) return;
      if (!held[2]) world.setPointerCapture(e.pointerId);
      held = [e.clientX, e.clientY, true];
      pan(-dx * s, -dy * s);
    });
    for (const end of ["pointerup", "pointercancel", "pointerleave"]) world.addEventListener(end, () => { held = null; });
    world.addEventListener("keydown", e => {
      const step = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] }[e.key];
      if (step) { e.preventDefault(); pan(step[0] * w, step[1] * h); }
      else if (e.key === "+" || e.key === "=") { e.preventDefault(); zoom(1 / 1.35); }
      else if (e.key === "-") { e.preventDefault(); zoom(1.35); }
      else if (e.key === "0") { e.preventDefault(); [x, y, w, h] = whole; draw(); }
    });
    for (const b of $$("[data-zoom]")) { b.hidden = false; b.addEventListener("click", () => { b.dataset.zoom === "0" ? ([x, y, w, h] = whole, draw()) : zoom(+b.dataset.zoom); }); }
    addEventListener("resize", draw);
    draw();
  }
})();
