// Draws what the program wants drawn (web/renderer.h describes the table) with WebGL2. The canvas and its context are
// this module's alone, so everything that never changes is set once.

const VERTEX = `#version 300 es
precision highp float;
layout(location=0) in vec2 p;
layout(location=1) in vec2 t;
layout(location=2) in vec4 c;
uniform vec2 s;
out vec2 u;
out vec4 k;
void main() {
  u = t;
  k = c;
  gl_Position = vec4(p * s + vec2(-1, 1), 0, 1);
}`;

const FRAGMENT = `#version 300 es
precision mediump float;
uniform sampler2D i;
uniform float w;
in vec2 u;
in vec4 k;
layout(location=0) out vec4 o;
void main() {
  vec4 t = texture(i, u);
  o = k * vec4(max(t.rgb, w), t.a);
}`;

/** What is asked for a texture: TextureRequest of renderer.cpp. */
const DESTROY = 0;
const CREATE = 1;

const VERTEX_BYTES = 20;

/** @param {WebGL2RenderingContext} gl without depth and stencil */
export function createRenderer(gl) {
  /** White: of alpha alone, which WebGL takes for black. @type {Map<number, { texture: WebGLTexture, white: number }>} */
  let textures = new Map();
  /** How many times as long as a pixel half the canvas is. @type {WebGLUniformLocation | null} */
  let size = null;
  /** @type {WebGLUniformLocation | null} */
  let whiteness = null;

  /** @param {number} kind @param {string} source */
  function shader(kind, source) {
    const made = /** @type {WebGLShader} */ (gl.createShader(kind));
    gl.shaderSource(made, source);
    gl.compileShader(made);
    return made;
  }

  /** Did the driver take the shaders, and is there a program? */
  let ready = false;

  /** Everything the context holds; again after each loss. Without a program nothing can be drawn: the page is text then. */
  function prepare() {
    textures = new Map();
    ready = false;
    if (gl.isContextLost()) return; // it may come back
    const program = /** @type {WebGLProgram} */ (gl.createProgram());
    const shaders = [shader(gl.VERTEX_SHADER, VERTEX), shader(gl.FRAGMENT_SHADER, FRAGMENT)];
    for (const one of shaders) gl.attachShader(program, one);
    gl.linkProgram(program);
    // Asked at the end: until then the driver may work on all three at once.
    ready = shaders.every((one) => gl.getShaderParameter(one, gl.COMPILE_STATUS)) && gl.getProgramParameter(program, gl.LINK_STATUS);
    if (!ready) return;
    gl.useProgram(program);
    size = gl.getUniformLocation(program, 's');
    whiteness = gl.getUniformLocation(program, 'w');
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (const attribute of [0, 1, 2]) gl.enableVertexAttribArray(attribute);
    gl.enable(gl.BLEND);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }

  /** @param {number} start bytes into the vertices */
  function pointAt(start) {
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, VERTEX_BYTES, start);
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, VERTEX_BYTES, start + 8);
    gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, VERTEX_BYTES, start + 16);
  }

  /** @param {number} id */
  function bind(id) {
    const { texture = null, white = 0 } = textures.get(id) ?? {};
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.uniform1f(whiteness, white);
  }

  prepare();

  return {
    /** False: nothing can be drawn. */
    ready: () => ready,

    /** The context came back, empty. */
    restore: prepare,

    /**
     * @param {Uint8Array} memory the program's @param {number} table where the table begins
     * @param {boolean} seen if not, only textures are brought up to date
     */
    draw(memory, table, seen) {
      if (!ready) return;
      const words = new Int32Array(memory.buffer);
      let at = table >> 2;
      const next = () => words[at++];

      const paper = next();
      gl.viewport(0, 0, gl.canvas.width, gl.canvas.height);
      gl.disable(gl.SCISSOR_TEST);
      gl.clearColor((paper >> 16) / 255, ((paper >> 8) & 255) / 255, (paper & 255) / 255, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.enable(gl.SCISSOR_TEST);
      gl.uniform2f(size, 2 / gl.canvas.width, -2 / gl.canvas.height);

      for (let count = next(); count > 0; count--) {
        const [id, what, depth, x, y, width, height, row, pixels] = words.subarray(at, (at += 9));
        if (what === DESTROY) {
          gl.deleteTexture(textures.get(id)?.texture ?? null);
          textures.delete(id);
          continue;
        }
        const format = depth === 1 ? gl.ALPHA : gl.RGBA;
        if (what === CREATE) textures.set(id, { texture: /** @type {WebGLTexture} */ (gl.createTexture()), white: depth === 1 ? 1 : 0 });
        bind(id);
        gl.pixelStorei(gl.UNPACK_ROW_LENGTH, row);
        if (what === CREATE) {
          for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
          for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
          gl.texImage2D(gl.TEXTURE_2D, 0, format, width, height, 0, format, gl.UNSIGNED_BYTE, memory, pixels);
        } else {
          gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, format, gl.UNSIGNED_BYTE, memory, pixels);
        }
      }

      for (let lists = seen ? next() : 0; lists > 0; lists--) {
        gl.bufferData(gl.ARRAY_BUFFER, memory, gl.STREAM_DRAW, next(), next());
        gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, memory, gl.STREAM_DRAW, next(), next());
        let from = -1;
        for (let count = next(); count > 0; count--) {
          const [x, y, width, height, texture, indices, firstIndex, firstVertex] = words.subarray(at, (at += 8));
          if (firstVertex !== from) pointAt((from = firstVertex));
          gl.scissor(x, y, width, height);
          bind(texture);
          gl.drawElements(gl.TRIANGLES, indices, gl.UNSIGNED_SHORT, firstIndex);
        }
      }
    },
  };
}

/** @typedef {ReturnType<typeof createRenderer>} Renderer */
