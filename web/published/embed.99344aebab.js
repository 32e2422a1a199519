var e = {
	title: {
		zh: "K2 餐盘：钙、维生素 D 和 K2 算一算",
		en: "K2 Plate: calcium, vitamin D and K2 on your plate"
	},
	lead: {
		zh: "把吃的放进盘里，看看钙、D3 和 K2 匀不匀。",
		en: "Put your food on the plate and see whether calcium, D3 and K2 are even."
	},
	open: {
		zh: "打开计算器",
		en: "Open the calculator"
	},
	note: {
		zh: "在您的设备上计算，不上传任何数据。",
		en: "It runs on your device; nothing is uploaded."
	}
}, t = new URL(
	/* @vite-ignore */
	"./",
	import.meta.url
), n = "300px", r = 3e4, i = "\n:host { display: block; min-height: 860px; color-scheme: light dark }\n:host([compact]) { min-height: 720px }\niframe { display: block; width: 100%; min-height: inherit; border: 0 }\nslot { display: none }\n#poster {\n  display: flex; flex-direction: column; align-items: center; justify-content: center; box-sizing: border-box; min-height: inherit;\n  padding: 24px; border-radius: 16px; background: #fbf7f0; color: #22303a; text-align: center; overflow-wrap: anywhere;\n  font: 17px/1.6 -apple-system, \"PingFang SC\", \"Noto Sans CJK SC\", \"Microsoft YaHei\", system-ui, sans-serif\n}\n#plate {\n  width: min(280px, 70%); padding-top: min(280px, 70%); margin-bottom: 24px; border-radius: 50%; box-shadow: 0 8px 28px #0002;\n  background: radial-gradient(closest-side, #fff 34%, #0000 35% 66%, #f3ede2 67% 80%, #94a9c4 81% 82%, #fff 83%),\n    conic-gradient(#3a7bd5 0 36%, #e09a1a 0 68%, #12936b 0)\n}\nstrong { font-size: 22px; line-height: 1.35 }\np { margin: 8px 0 }\nbutton {\n  min-height: 52px; margin: 12px; padding: 8px 28px; border: 0; border-radius: 26px; background: #0d7e5b; color: #fff; font: inherit;\n  font-weight: 600; cursor: pointer\n}\nbutton:focus-visible { outline: 3px solid #1457c8; outline-offset: 3px }\nsmall { font-size: 14px; color: #5c6871 }\n.dark { background: #12171b !important; color: #e9eef1 !important }\n.dark small { color: #a3afb8 }\n@media (prefers-contrast: more) {\n  #poster { border: 2px solid }\n  button { background: #064e3b !important; color: #fff !important }\n  small { color: inherit !important }\n}\n@media print { :host { min-height: 0 } iframe, #poster { display: none } slot { display: inline } }\n", a = /* @__PURE__ */ new Set(), o, s = class extends HTMLElement {
	static get observedAttributes() {
		return ["theme", "accent"];
	}
	connectedCallback() {
		if (a.add(this), this.shadowRoot) return;
		let e = this.attachShadow({ mode: "open" });
		try {
			let t = new CSSStyleSheet();
			t.replaceSync(i), e.adoptedStyleSheets = [t];
		} catch {
			c(e, "style", i);
		}
		let t = c(e, "div");
		t.id = "poster", t.lang = this.lang === "en" ? "en" : "zh-CN", c(t, "div").id = "plate", c(t, "strong", this.say("title")), c(t, "p", this.say("lead")), c(t, "button", this.say("open")).onclick = () => this.open(), c(t, "small", this.say("note")), c(e, "slot"), this.paint(), this.watch = new IntersectionObserver((e) => e.some((e) => e.isIntersecting) && this.open(), { rootMargin: n }), this.watch.observe(this);
	}
	disconnectedCallback() {
		a.delete(this), o === this && (o = void 0);
	}
	attributeChangedCallback() {
		this.paint(), this.post({
			type: "k2plate:theme",
			theme: this.getAttribute("theme") ?? "auto"
		});
	}
	load(e) {
		this.setAttribute("plate", e), this.post({
			type: "k2plate:load",
			plate: e
		});
	}
	open() {
		var e, n;
		if (this.frame) return;
		(e = this.watch) == null || e.disconnect();
		let r = new URL("index.html?embed", t);
		for (let e of [
			"plate",
			"lang",
			"theme",
			"compact",
			"share"
		]) {
			let t = this.getAttribute(e);
			t !== null && r.searchParams.set(e, t);
		}
		let i = document.createElement("iframe");
		i.title = this.say("title"), i.allow = `${"share" in navigator ? "web-share; " : ""}clipboard-write`, i.src = r.href, this.opened = this.getAttribute("plate"), i.style.height = `${this.offsetHeight}px`, this.frame = i, (n = this.shadowRoot) == null || (n = n.getElementById("poster")) == null || n.replaceWith(i);
	}
	say(t) {
		return e[t][this.lang === "en" ? "en" : "zh"];
	}
	dark() {
		let e = this.getAttribute("theme");
		return e === "dark" || e !== "light" && matchMedia("(prefers-color-scheme: dark)").matches;
	}
	paint() {
		var e;
		let t = (e = this.shadowRoot) == null ? void 0 : e.getElementById("poster"), n = t == null ? void 0 : t.querySelector("button");
		if (!t || !n) return;
		t.classList.toggle("dark", this.dark()), n.style.backgroundColor = this.getAttribute("accent") ?? "";
		let [r, i, a] = (getComputedStyle(n).backgroundColor.match(/[\d.]+/g) ?? []).map((e) => (Number(e) / 255) ** 2.2);
		n.style.color = .2126 * r + .7152 * i + .0722 * a > .18 ? "#000" : "#fff";
	}
	post(e) {
		var t;
		(t = this.frame) == null || (t = t.contentWindow) == null || t.postMessage(e, "*");
	}
	hear(e) {
		if (!e || !this.frame) return;
		let t = (e, t = {}) => this.dispatchEvent(new CustomEvent(e, {
			bubbles: !0,
			composed: !0,
			detail: t
		})), { type: n, height: i, count: a, score: s = "", plate: c } = e;
		if (n === "k2plate:height" && i > 0 && i <= r && (this.frame.style.height = `${Math.ceil(i)}px`), n === "k2plate:ready") {
			this.attributeChangedCallback();
			let e = this.getAttribute("plate");
			e !== null && e !== this.opened && this.post({
				type: "k2plate:load",
				plate: e
			}), t("k2-ready");
		}
		(n === "k2plate:ready" || n === "k2plate:awake") && (o !== this && (o == null || o.post({ type: "k2plate:sleep" })), o = this), n === "k2plate:change" && a >= 0 && t("k2-change", {
			count: a,
			score: s,
			...this.getAttribute("share") === "plate" && { plate: c }
		});
	}
};
function c(e, t, n = "") {
	let r = document.createElement(t);
	return r.textContent = n, e.appendChild(r);
}
addEventListener("message", ({ source: e, data: t }) => {
	var n;
	for (let r of a) e && e === ((n = r.frame) == null ? void 0 : n.contentWindow) && r.hear(t);
}), customElements.get("k2-plate") || customElements.define("k2-plate", s);
