/** The types that come with this package bring Node's along, which the journey must not know: pdfkit.d.mts has what is used. */
export { default as PDFDocument } from 'pdfkit'
