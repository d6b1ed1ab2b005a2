// @ts-check
/**
 * Which part of the document stands on the screen. Read-only.
 * @returns {{x: number, y: number, width: number, height: number}} CSS px from the document's top left corner
 */
() => {
  const view = visualViewport;
  return { x: view.pageLeft, y: view.pageTop, width: view.width, height: view.height };
}
