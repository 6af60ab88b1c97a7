/* Included into every C file of the runtime: take the mathematics of glibc 2.2.5, not of 2.29,
   so that the runtime starts on glibc 2.28. They differ in how errors are told through errno only. */
#if defined(__x86_64__) && !defined(__ASSEMBLER__)
__asm__(".symver exp,exp@GLIBC_2.2.5");
__asm__(".symver log,log@GLIBC_2.2.5");
__asm__(".symver pow,pow@GLIBC_2.2.5");
__asm__(".symver log2,log2@GLIBC_2.2.5");
__asm__(".symver exp2,exp2@GLIBC_2.2.5");
#endif
