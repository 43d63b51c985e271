print-which = { $Chi } in danh sách nào ạ?
many-or-paid = { $Chi } hỏi chị em đi họp đông không, hay đóng hội phí chưa ạ?
label-many-came = Đi họp có đông không
label-who-paid = Ai đóng hội phí rồi
nothing-held = { $ago ->
    [yesterday] Hôm qua { $chi } không có buổi nào ạ.
   *[last] Lâu nay { $chi } chưa có buổi nào đã họp ạ.
}
