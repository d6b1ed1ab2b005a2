// @ts-check
/**
 * Where we are. @returns {{url: string, charset: string}}
 */
() => ({ url: location.href.slice(0, 2000), charset: document.characterSet });
