/* In the editor of an application form: "ask this only with an answer to that question", as a list of the questions that stand
 * earlier in the form. The text input underneath holds the reference and works without this script too. */
(() => {
  "use strict";

  const TYPE_INPUT = /^(.*)-(\d+)-type$/;

  class QuestionReference extends window.StimulusModule.Controller {
    static values = { roles: Array, words: Object, types: Array };

    connect() {
      this.select = document.createElement("select");
      this.select.id = `${this.element.id}_list`;
      const label = document.querySelector(`label[for="${CSS.escape(this.element.id)}"]`);
      if (label) label.htmlFor = this.select.id;
      this.element.hidden = true;
      this.element.after(this.select);
      this.fill = this.fill.bind(this);
      this.select.addEventListener("focus", this.fill);
      this.select.addEventListener("mousedown", this.fill);
      this.select.addEventListener("change", () => this.choose());
      // The value comes after the control is drawn.
      requestAnimationFrame(this.fill);
    }

    disconnect() {
      this.select.remove();
      this.element.hidden = false;
    }

    /** The questions with options that stand before this one, in the order of the page. */
    earlier() {
      const own = this.element.name.replace(/-value-condition-question$/, "");
      const found = [];
      for (const input of this.element.form?.querySelectorAll('input[type="hidden"][name$="-type"]') ?? []) {
        const match = TYPE_INPUT.exec(input.name);
        if (!match) continue;
        const prefix = `${match[1]}-${match[2]}`;
        if (prefix === own) break;
        if (!this.typesValue.includes(input.value) || this.field(`${prefix}-deleted`)?.value) continue;
        const words = this.field(`${prefix}-value-label`)?.value.trim();
        const id = this.field(`${prefix}-id`);
        if (words && id) found.push({ id, words });
      }
      return found;
    }

    field(name) {
      return this.element.form.elements.namedItem(name);
    }

    fill() {
      const current = this.element.value;
      const questions = this.earlier();
      for (const question of questions) {
        // A question that was not saved yet has no id: give it the one that Wagtail will keep.
        if (!question.id.value) question.id.value = crypto.randomUUID();
      }
      const known = [...questions.map((question) => question.id.value), ...this.rolesValue.map((role) => role.value)];
      this.select.replaceChildren(
        new Option(this.wordsValue.none, "", false, !current),
        ...(current && !known.includes(current) ? [new Option(this.wordsValue.unknown, current, false, true)] : []),
        this.group(this.wordsValue.questions, questions.map((question) => [question.words, question.id.value]), current),
        this.group(this.wordsValue.roles, this.rolesValue.map((role) => [role.label, role.value]), current),
      );
    }

    group(label, options, current) {
      const group = document.createElement("optgroup");
      group.label = label;
      group.append(...options.map(([words, value]) => new Option(words, value, false, value === current)));
      return group;
    }

    choose() {
      this.element.value = this.select.value;
      this.element.dispatchEvent(new Event("input", { bubbles: true }));
      this.element.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  window.wagtail.app.register("question-reference", QuestionReference);
})();
