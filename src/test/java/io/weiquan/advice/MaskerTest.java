package io.weiquan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a public text hides of a shop named in passing, and what it must not swallow. */
class MaskerTest {

    private static String masked(String text) {
        return new Masker(new Findings(Desk.today().asCase(), Desk.advisor().knowledge())).mask(text);
    }

    @ParameterizedTest
    @CsvSource({"店主名叫张丽美妆, 张丽", "店铺叫张丽美妆, 张丽", "店铺名称：张丽美妆, 张丽", "店名是张丽美妆, 张丽", "店铺名字是张丽美妆, 张丽", "卖家昵称是小熊猫咪, 熊猫", "卖家叫小熊数码专营店, 小熊",
            "商家叫老张鞋坊, 老张", "店家叫味到家小吃店, 味到家", "老板叫“梦里花落”, 梦里", "商家叫做梦里花落, 梦里", "店名 老张鞋坊, 老张", "卖家叫：梦里花落, 梦里"})
    void a_shop_called_by_its_name_is_hidden(String text, String name) {
        assertThat(masked(text)).doesNotContain(name).contains(Masker.HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"老板叫等三天再说", "商家叫快递来取件", "店家叫人把沙发拉走了", "主播叫大家先付款", "店名不一致", "店铺名称不符", "店铺名和执照不一样", "店名是假的", "老板叫我去他的店",
            "商家叫寄到另一个店", "老板叫再等等就行", "商家叫重新拍照发过去", "店家叫嚣随便投诉", "商家叫做好了再去拿", "店铺叫等三天", "卖家账号是被封的"})
    void what_a_seller_has_one_do_is_no_name(String text) {
        assertThat(masked(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"商家叫老张鞋坊的鞋底断了, 鞋底断了", "卖家叫小熊数码专营店发来空盒子, 发来空盒子"})
    void only_the_name_goes(String text, String told) {
        assertThat(masked(text)).contains(told).contains(Masker.HIDDEN);
    }
}
