import { html, nothing } from 'lit';
import * as api from '../api.js';
import { forget, recent } from '../recent.js';
import { PageElement } from './element.js';

/** How long typing rests before completions are asked for. */
const SUGGEST_PAUSE_MS = 80;

/** Completions shown at most. */
const MAX_SUGGESTIONS = 8;

const KIND_LABELS = {
  term: 'Word',
  phrase: 'Phrase',
  name: 'Name',
  author: 'Author',
  headline: 'Headline',
  recent: 'Recent',
};

/** The query's input: an ARIA combobox over completions and recent searches. */
class SearchBox extends PageElement {
  static properties = {
    q: {},
    problem: { attribute: false },
    state: { attribute: false },
    text: { state: true },
    options: { state: true },
    active: { state: true },
    open: { state: true },
  };

  #waiting = null;

  constructor() {
    super();
    this.q = '';
    this.text = '';
    this.problem = null;
    this.options = [];
    this.active = -1;
    this.open = false;
  }

  willUpdate(changed) {
    // The URL's query wins, except over what is being typed at this moment.
    if (changed.has('q') && this.text.trim() !== this.q.trim()) this.text = this.q;
  }

  /** Shows `q` whatever was being typed. */
  reset(q) {
    this.text = q;
    this.#close();
  }

  focusInput() {
    const input = this.querySelector('input');
    input.focus();
    input.select();
  }

  #typed(event) {
    this.text = event.target.value;
    this.emit('query-typed', { q: this.text });
    this.active = -1;
    clearTimeout(this.#waiting);
    if (this.text.trim()) this.#waiting = setTimeout(() => this.#complete(), SUGGEST_PAUSE_MS);
    else this.#showRecent();
  }

  async #complete() {
    try {
      const { suggestions } = await api.suggest(this.text);
      this.options = suggestions.slice(0, MAX_SUGGESTIONS);
    } catch (error) {
      if (api.overtaken(error)) return;
      this.options = []; // a search without completions is still a search
    }
    this.active = -1;
    this.open = this.options.length > 0 && this.contains(document.activeElement);
  }

  #showRecent() {
    api.cancel('suggest');
    this.options = recent().map((text) => ({ text, kind: 'recent', id: null }));
    this.open = this.options.length > 0;
  }

  #openList() {
    if (this.text.trim()) this.#complete();
    else this.#showRecent();
  }

  #close() {
    clearTimeout(this.#waiting);
    api.cancel('suggest');
    this.open = false;
    this.active = -1;
  }

  #submitted(event) {
    event.preventDefault();
    if (this.open && this.active >= 0) this.#choose(this.options[this.active]);
    else this.#run(this.text);
  }

  #run(q) {
    this.text = q;
    this.#close();
    this.emit('query-submitted', { q });
  }

  #choose(option) {
    if (option.kind !== 'headline' || !option.id) {
      this.#run(option.query ?? option.text);
      return;
    }
    this.#close();
    this.change({ article: option.id, compare: '', line: 0 });
  }

  #clear() {
    this.text = '';
    this.#close();
    this.emit('query-submitted', { q: '' });
    this.querySelector('input').focus();
  }

  #key(event) {
    if (event.isComposing) return;
    const { length } = this.options;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        if (!this.open) {
          this.#openList();
          return;
        }
        // One place beside the options stands for the text as typed.
        const step = event.key === 'ArrowDown' ? 1 : -1;
        this.active = ((this.active + 1 + step + length + 1) % (length + 1)) - 1;
        return;
      }
      case 'Escape':
        event.preventDefault();
        if (this.open) this.#close();
        else if (this.text) this.#clear();
        else event.target.blur();
        return;
      case 'Tab':
        this.#close();
    }
  }

  /** Opens the sheet where it is not there yet; once it is, the button does so by itself. */
  async #openSyntax() {
    if (document.getElementById('syntax-help')) return;
    await import('./syntax-help.js');
    const sheet = document.querySelector('syntax-help');
    await sheet.updateComplete;
    sheet.firstElementChild.showPopover();
  }

  #left(event) {
    if (!this.contains(event.relatedTarget)) this.#close();
  }

  render() {
    return html`
      <form role="search" action="/" @submit=${this.#submitted} @focusout=${this.#left}>
        <div class="box">
          <input
            name="q"
            type="text"
            role="combobox"
            dir="auto"
            aria-label="Search the articles"
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls="suggestions"
            aria-expanded=${this.open}
            aria-activedescendant=${this.active >= 0 ? `suggestion-${this.active}` : nothing}
            aria-invalid=${this.problem?.position != null ? 'true' : nothing}
            aria-describedby=${this.problem?.status === 400 ? 'query-error' : nothing}
            placeholder="Words, “exact phrases”, caption:word"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="search"
            maxlength="10000"
            .value=${this.text}
            @input=${this.#typed}
            @keydown=${this.#key}
            @click=${() => !this.open && !this.text && this.#showRecent()}
          />
          ${this.text
            ? html`<button type="button" class="clear" aria-label="Clear the search" @click=${this.#clear}>
                <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 3.5l9 9m0-9l-9 9" /></svg>
              </button>`
            : html`<kbd class="hint" aria-hidden="true">/</kbd>`}
          <button type="button" class="syntax-button" popovertarget="syntax-help" @click=${this.#openSyntax}>Syntax</button>
          <button type="submit" class="submit" aria-label="Search">
            <svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="7" cy="7" r="4.5" /><path d="M10.5 10.5L14 14" /></svg>
          </button>
        </div>
        ${this.#list()}
      </form>
      <query-error .q=${this.q} .problem=${this.problem} .state=${this.state}></query-error>
    `;
  }

  #list() {
    const recents = this.options[0]?.kind === 'recent';
    return html`
      <div class="suggestions" ?hidden=${!this.open} @mousedown=${(event) => event.preventDefault()}>
        <ul id="suggestions" role="listbox" aria-label=${recents ? 'Recent searches' : 'Suggestions'}>
          ${this.options.map((option, i) => this.#option(option, i))}
        </ul>
        ${recents
          ? html`<button
              type="button"
              class="quiet"
              @click=${() => {
                forget();
                this.options = [];
                this.#close();
              }}
            >
              Forget recent searches
            </button>`
          : nothing}
      </div>
    `;
  }

  #option(option, i) {
    return html`<li
      id="suggestion-${i}"
      role="option"
      aria-selected=${i === this.active}
      @click=${() => this.#choose(option)}
    >
      <span class="suggestion-text" dir="auto">${option.text}</span>
      <span class="suggestion-kind">${KIND_LABELS[option.kind] ?? ''}</span>
    </li>`;
  }
}

customElements.define('search-box', SearchBox);
